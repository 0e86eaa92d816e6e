"""Given names: words by which an unknown run of capitalised words is known for a person's name.

A few hundred of the commonest in the regions that news of conflict comes from. Not a lexicon of people: only the sign
that "Abdul Qayum" is somebody and "Bala Murghab" need not be.
"""

from __future__ import annotations

GIVEN = frozenset(
    """
    aaron abbas abdallah abdel abdelaziz abdelkader abdi abdirahman abdou abdoulaye abdul abdulaziz abdulla abdullah abdullahi abdulrahman abdur
    abigail abraham abu adam adel adil adnan adolfo adrian adriana agha agnes ahmad ahmadi ahmed ahmet aisha akbar akhtar akihito alan albert
    alberto alejandra alejandro aleksandr aleksei alessandro alex alexander alexandra alexei alexis alfonso alfred alfredo ali alice alicia
    allan allen alvaro amadou amal aman amanda amanullah amin amina amir amit amparo amy ana anatoly andre andrea andreas andrei andres andrew
    andrey andy angel angela angelina anil anita ann anna anne anthony antoine anton antonio antony anwar aquiles arash arif aristide arjun armando
    arnold arnoldo arthur arturo arun asad ashraf asif aslam ata atal augusto aung austin ayatollah ayman ayub azam aziz azizullah babak baqir barack
    barbara barry bashar bashir basil beatriz ben benazir benjamin bernard bernardo bill bilal bob boris brad brahim brenda brian bruce
    burhanuddin carl carla carlos carmen carol caroline catherine cesar chad charles charlie chen cheikh chris christian christina christine
    christopher cindy claire claude claudia clement colin connor cristian cristina cynthia cyril daniel daniela dante daoud daud dave david dawood deborah
    denis dennis derek diana diane diego dieter dilawar dimitri dmitri dmitry dominic don donald dong donna doris dorothy douglas edgar edgardo
    eduardo edward edwin efrain ehsan elena eli elias elisabeth elizabeth ellen elmer emad emanuel emiliano emma emmanuel enrique eric erik ernesto esmail
    esteban esther eugene eugenio eva evan evgeny evo ezatullah fahim faisal faiz faizullah faizal farah fardin farhad fareed farid farida farooq
    farouk farzana fatima fatemeh faustin fausto fawzia fazal fazel federico felipe felix fernando fidel florence francis francisco francois
    frank franklin franz fred freddy frederic frederick friedrich gabriel gamal gary gen genaro george georges georgia gerald gerardo gerhard
    ghani ghazi ghulam giorgi giovanni giulio gloria gonzalo gordon graham greg gregory guillermo gul gulab gulbuddin guo gustavo guy habib
    habiba habibullah hafiz haibatullah haji hakim halim hamdan hameed hamid hamidullah hamza hannah hans haqqani harold harry haroon hasan
    hashim hassan hayat hazrat hector helen helena henri henry herbert hernan hekmat hideki hillary hosni hossein howard hu hugh hugo humberto hussain hussein
    ian ibrahim idris ignacio igor ikram ilham imad imran ines ingrid irina isaac isabel isaias ishaq ismail ismael israel issa ivan jaap jack
    jackson jacob jacques jafar jaime jake jakob jalal jalaluddin jaled jamal james jamil jamila jan jane janet janez jan-ingvar jason javad javed javier
    jawed jean jeff jeffrey jennifer jens jeremy jerry jesse jessica jesus jie jim jimmy joan joao joaquin joe joel johan johann john johnny jon
    jonathan jordan jorge jose josef josefina joseph joshua josue joyce juan juana judith julia julian julie julio julius jun justin kabir kamal kamala
    kamran karan karen karim karl karla kate katherine kathleen kathy kazem keith kelly ken kenneth kevin khairullah khalid khalifa khalil khalilullah khatol
    khushal kim klaus kofi konstantin kumar kurt kyle laila lal larry lars latif laura laurence laurent lawrence lech lee leila leo leon
    leonard leonardo leonel leonid leopoldo leslie liam lidia lin linda lisa liu lloyd lorenzo louis louise lucas lucia luciano lucy luis luisa luiz lula
    luke lynn mahbub mahmood mahmoud mahmud mahmut mamadou manmohan manuel manuela marc marcel marcelo marco marcos marcus margaret maria mariam mariana
    mario marjan mark marta martha martin mary maryam masood masoud mateo matt matthew matthias maulana maulvi maureen maurice mauricio max
    maximiliano mawlawi maya megan mehdi mehmet mei melissa mercedes meryem michael michel michele michelle miguel mihail mikhail mike milan
    min mir mirza mirwais miroslav mitchell mohamad mohamed mohammad mohammadi mohammed mohsen moises monica mostafa moussa muammar mubarak muhamad
    muhamed muhammad muhammadu muhannad muhsin mujib mullah munir murad murat mustafa mustapha nabi nabil nadeem nader nadia naeem najib najibullah
    nancy naomi narendra naser nasim nasir nasrullah natalia natalie natasha nathan nawaz nawab neil nelson nestor nguyen nicholas nick nicola
    nicolae nicolas nicole nigel nikita nikol nikolai nikos nimatullah nina noah nobuo noel noor nora norbert norma norman nour nuri nursultan obaidullah
    octavio oleg oleksandr oliver olga olivia olusegun omar omid orlando oscar osama osman oswaldo otto pablo pamela panjiro park parwez parviz pascal
    pat patricia patricio patrick paul paula paulo pavel pedro peng percy perez pervez pervaiz peter petr petro philip philippe pierre prabowo
    pranab pyotr qadir qahar qari qasem qasim qayum qazi rabbani rachel rafael rafiq rafi rafiullah rahim rahimullah rahman rahmatullah rainer raj raja rajesh rajiv
    ralph ramazan ramon ramzan rana randy raphael rashid raul raymond razia rebecca recep reza ricardo richard rick rina rob robert roberto robin
    rodolfo rodrigo roger rohullah roland rolando roman romeo ron ronald rosa rosario rose ross roy ruben rudolf rudy ruhollah ruslan russell ruth ryan saad
    sabir sadiq saeed safi sahib said saif salah salahuddin salam saleem saleh salem salim salma salman salvador sam samantha sami samir samuel
    sandra sanjay santiago sara sarah sardar sarwar saul sayed sayyid scott sean sebastian segundo selim serge sergei sergey sergio servando shafiq
    shah shahid shakib shamil shamsul shane sharif sharon shaukat shawkat sheikh shekib sher shimon shinzo shirin simon simona sirajuddin sofia sohail sonny
    sonia sophie stanislaw stanley stefan stephane stephanie stephen steve steven stuart sulaiman suleiman sultan sunil susan susana suzanne svetlana syed
    sylvia tahir taj takeshi tamara tanya tara tareq tariq tariqullah tayyip ted teodoro teresa terence terry thabo thein theresa thomas tim timothy tina toby todd tom
    tomas tommy tony tran trevor ulrich umar umaru uriel ursula usman vaclav valentin valentina valery vasily vera veronica vicente victor victoria
    vijay viktor vincent vincente violeta virginia vitaly vitali vladimir volodymyr wahid wahida wakil wali waheed walter wang wayne wei wen wilfredo wilhelm
    will william wilson winston wolfgang xavier xi xiao yahya yan yang yasin yasir yasser yevgeny yitzhak yolanda yoshihiro youssef yousaf yousuf
    yu yuri yusuf yves zabihullah zahid zahir zaher zahra zainab zakir zalmai zalmay zarar zarif zhang zia ziauddin zine zoran zubair zulfiqar
    """.split()
)
