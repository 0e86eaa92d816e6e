"""States whose places are also said to lie in another: what was one with it, what belongs to it, what it holds."""

from __future__ import annotations

OTHERS: dict[str, tuple[str, ...]] = {
    "CHN": ("HKG", "MAC", "TWN"),
    "CSK": ("CZE", "SVK"),
    "DDR": ("DEU",),
    "DNK": ("FRO", "GRL"),
    "ESP": ("ESH",),
    "ETH": ("ERI",),
    "FRA": ("GLP", "GUF", "MTQ", "MYT", "NCL", "PYF", "REU"),
    "GBR": ("FLK", "GIB"),
    "IDN": ("TLS",),
    "ISR": ("PSE",),
    "MAR": ("ESH",),
    "MYS": ("SGP",),
    "SCG": ("SRB", "MNE", "XKX"),
    "SDN": ("SSD",),
    "SRB": ("XKX", "MNE"),
    "SUN": ("RUS", "UKR", "BLR", "MDA", "EST", "LVA", "LTU", "GEO", "ARM", "AZE", "KAZ", "UZB", "TKM", "KGZ", "TJK"),
    "USA": ("PRI", "GUM", "VIR", "ASM", "MNP"),
    "VDR": ("VNM",),
    "YMD": ("YEM",),
    "YUG": ("SRB", "BIH", "HRV", "XKX", "MKD", "MNE", "SVN"),
}
"""By a state's alpha-3 code, those whose places a text may put there: "Juba, Sudan", "Vukovar in Yugoslavia"."""
