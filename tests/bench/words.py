"""What made-up stories are made of; no person or event is meant."""

PLACES = (
    "Turkey Greece Armenia Azerbaijan Syria Russia France Germany Chile Peru Japan China India Brazil Kenya Egypt Iran Iraq"
    " Spain Italy Poland Norway Canada Mexico Ghana Nigeria Pakistan Ukraine Lebanon Jordan Sweden Finland Denmark Portugal"
    " Austria Hungary Romania Bulgaria Serbia Croatia Israel Yemen Oman Qatar Kuwait Afghanistan Kazakhstan Vietnam"
    " Thailand Indonesia Malaysia Philippines Australia Argentina Colombia Cuba Ethiopia Sudan Libya Tunisia Morocco"
).split()
SUBJECTS = (
    "Armed conflict,Earthquake,Election,Football,Labour strike,Trade,Energy,Health,Education,Transport,Agriculture,Tourism"
    ",Ceasefire,Drought,Flood,Inflation,Migration,Nuclear power,Oil,Parliament,Poverty,Railway,Refugees,Sanctions,Taxation"
    ",Terrorism,Theatre,Unemployment,Vaccination,Weather"
).split(",")
ORGANISATIONS = tuple(
    f"{name} {kind}"
    for name in "Harbour Northern Eastern Meridian Lakeside Granite Silverline Upland Coastal Beacon".split()
    for kind in ("Bank", "Council", "Airlines", "Institute", "Foundation", "Union")
)
PEOPLE = tuple(
    f"{given} {stem}{end}"
    for given in (
        "Anna Boris Carla Davit Elif Farid Greta Hasan Irina Jonas Karim Leyla Marek Nadia Omar Petra Quentin Rosa Samir"
        " Tamar Ulrich Vera Walid Xenia Yusuf Zora Amina Bruno Cemal Dora"
    ).split()
    for stem in "Alt Berz Cor Dast Ehren Farq Ghar Holm Ilves Jor Kest Lom March Norv Ostr".split()
    for end in ("brook", "anov", "vell", "quist", "elli")
)
ROLES = (
    "a spokesman,the mayor,the minister,a farmer,a lawyer,the head of the inquiry,a union leader,a teacher,an engineer"
).split(",")
NOUNS = (
    "minister harbour council bridge railway budget hospital museum harvest market union court parliament school river"
    " station airline bank border treaty strike election festival library factory shipment refinery pipeline province"
    " committee spokesman farmer teacher nurse driver fisherman company price export import deficit reform inquiry report"
    " tunnel canal district village orchard vineyard quarry workshop stadium theatre archive laboratory observatory"
    " ambulance ferry tram convoy warehouse granary mill dam reservoir forest pasture fishery customs tariff subsidy"
    " pension wage licence contract tender auction loan bond currency exchange insurer auditor regulator prosecutor judge"
    " jury witness petition referendum ballot coalition cabinet envoy consul delegation summit ceasefire patrol garrison"
).split()
VERBS = (
    "announced rejected opened closed delayed approved denied reported signed suspended resumed visited criticised praised"
    " repaired expanded sold bought questioned welcomed investigated postponed cancelled launched completed inspected"
    " audited blocked confirmed defended examined financed guarded halved ignored joined leased measured noticed offered"
).split()
LINKS = (
    "on Monday,on Tuesday,last week,this month,after long talks,despite warnings,without comment,for the third time"
    ",before the vote,in the capital,under a new law,at short notice,by a narrow margin,with some delay"
).split(",")
