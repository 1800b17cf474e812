package dev.seedbed.core.guard.audit;

import dev.seedbed.core.synthetic.Identifier;
import dev.seedbed.core.synthetic.Occurrence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Decides about the cells of one column: which identifiers are in them, whether those are nobody's, and how
/// sure that is. It is the only one that decides; what a server leaves out before it reads is what this would
/// pass over too.
final class Judge {

    private static final Set<Identifier> CHECKED = EnumSet.of(
            Identifier.EMAIL,
            Identifier.IBAN,
            Identifier.CARD,
            Identifier.BITCOIN,
            Identifier.ETHEREUM,
            Identifier.PASSWORD_HASH,
            Identifier.SECRET);
    private static final Set<Identifier> OF_WORDS = EnumSet.of(Identifier.PERSON_NAME, Identifier.STREET);
    private static final Set<Identifier> HEURISTIC =
            EnumSet.of(Identifier.PERSON_NAME, Identifier.STREET, Identifier.POSTCODE);
    private static final Set<Identifier> IN_ADDRESSES = EnumSet.of(Identifier.HOST, Identifier.IPV4, Identifier.IPV6);

    /// Besides digits.
    static final String TELLING = "@:$_{.-";

    /// How the addresses end that Seedbed makes.
    static final String RESERVED = "@example.com";

    private final Leaves leaves;

    Judge(Subject subject) {
        leaves = new Leaves(subject);
    }

    List<Sighting> judge(String cell) {
        var sightings = new ArrayList<Sighting>();
        for (var leaf : leaves.of(cell)) {
            if (!leaf.text().isBlank() && (!leaf.named().isEmpty() || (!leaf.number() && telling(leaf.text())))) {
                judge(leaf, sightings);
            }
        }
        return sightings;
    }

    /// Whether a text has any of the characters that no identifier is without. Most texts have not.
    static boolean telling(String text) {
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if ((character >= '0' && character <= '9') || TELLING.indexOf(character) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static void judge(Leaf leaf, List<Sighting> sightings) {
        if (leaf.named().contains(Identifier.EMAIL) && isReservedAddress(leaf.text())) {
            sightings.add(sighting(Identifier.EMAIL, true, Occurrence.whole(leaf.text()), leaf));
            return;
        }
        var taken = new ArrayList<Occurrence>();
        var addresses = new ArrayList<Occurrence>();
        for (var kind : Identifier.values()) {
            var named = leaf.named().contains(kind);
            if (OF_WORDS.contains(kind) && !taken.isEmpty()) {
                continue;
            }
            for (var occurrence : occurrences(kind, named, leaf)) {
                var within = kind == Identifier.URL
                        ? List.<Occurrence>of()
                        : IN_ADDRESSES.contains(kind) ? join(taken, addresses) : taken;
                if (within.stream().noneMatch(occurrence::overlaps)) {
                    (kind == Identifier.URL ? addresses : taken).add(occurrence);
                    sightings.add(sighting(kind, named, occurrence, leaf));
                }
            }
        }
    }

    /// One address of the domain that Seedbed uses, and nothing beside it.
    private static boolean isReservedAddress(String text) {
        return text.endsWith(RESERVED)
                && text.indexOf('@') == text.length() - RESERVED.length()
                && text.indexOf(' ') < 0;
    }

    private static List<Occurrence> join(List<Occurrence> some, List<Occurrence> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static List<Occurrence> occurrences(Identifier kind, boolean named, Leaf leaf) {
        if (named) {
            return kind.inNamed(leaf.text());
        }
        return leaf.number() ? List.of() : kind.in(leaf.text());
    }

    private static Sighting sighting(Identifier kind, boolean named, Occurrence occurrence, Leaf leaf) {
        var value = occurrence.value();
        var nobodys = switch (kind) {
            case PERSON_NAME -> ClosedWords.all().make(value);
            case STREET -> ClosedWords.all().makeStreet(value);
            default -> kind.holds(value);
        };
        return new Sighting(kind, value, nobodys, confidence(kind, named, value), leaf.path());
    }

    private static Confidence confidence(Identifier kind, boolean named, String value) {
        if (HEURISTIC.contains(kind)) {
            return Confidence.WEAK;
        }
        var formed = !kind.in(value).isEmpty();
        return formed && (named || CHECKED.contains(kind)) ? Confidence.STRONG : Confidence.MEDIUM;
    }
}
