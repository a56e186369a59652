# changes.py -- copies of a program with bytes of its tables changed at random, for the scripts that break tables.
import os
import random
import re
import subprocess

MOST = 300  # changes in a copy
BYTES = [0, 1, 0x7f, 0x80, 0xff, 0x0f, 0x10, 0x16]  # the ends of what fits, and codes that tables use
WORDS = [0, 1, 4, 0x7fffffff, 0x80000000, 0xffffffff]


def sections(program, names):
    """Offset and size in the file of each section that the pattern matches and that has any bytes, by its name."""
    text = subprocess.run(["readelf", "-SW", program], stdout=subprocess.PIPE, check=True, text=True).stdout
    found = re.findall(rf" \.({names}) +\w+ +[0-9a-f]+ ([0-9a-f]+) ([0-9a-f]+)", text)
    return {name: (int(offset, 16), int(size, 16)) for name, offset, size in found if int(size, 16) > 0}


def change(copy, places, chance):
    """Changes a byte, or a word of four, in one of the places."""
    offset, size = chance.choice(places)
    count = min(chance.choice([1, 1, 4]), size)
    if count == 4:
        number = chance.choice([*WORDS, chance.randrange(1 << 32)])
    else:
        count, number = 1, chance.choice([*BYTES, chance.randrange(256)])
    at = offset + chance.randrange(size - count + 1)
    copy[at:at + count] = number.to_bytes(count, "little")


def copies(program, rounds, places_for):
    """So many seeds, each with the name of its copy of the program. places_for(chance) gives the offsets and sizes of
    where a copy is changed; one that stands there more often is changed more often."""
    with open(program, "rb") as file:
        data = file.read()
    name = f"{program}.changed"
    for seed in range(rounds):
        chance = random.Random(seed)
        copy, places = bytearray(data), places_for(chance)
        for _ in range(chance.choice([1, 3, 20, MOST])):
            change(copy, places, chance)
        with open(name, "wb") as file:
            file.write(copy)
        os.chmod(name, 0o755)
        yield seed, name
