package dev.seedbed.core.generate.row;

import java.util.List;

/// Makes several limited choices unique together: the ordinal of a row inside its scope is permuted over the product
/// of all `radices`, and each member takes one digit of the result. Two rows of a scope never share all digits.
public record UniqueTuple(Key key, Ordinal ordinal, List<Long> radices) {

    public UniqueTuple {
        radices = List.copyOf(radices);
    }

    /// How many combinations there are, or `Long.MAX_VALUE` when they are more than can be counted.
    public long capacity() {
        var product = 1L;
        for (var radix : radices) {
            if (radix != 0 && product > Long.MAX_VALUE / radix) {
                return Long.MAX_VALUE;
            }
            product *= radix;
        }
        return product;
    }

    /// The digit of one member; a row beyond the capacity gets none.
    public Index member(int number) {
        return place -> digit(place, number);
    }

    private long digit(Place place, int member) {
        var index = ordinal.of(place);
        var capacity = capacity();
        if (index >= capacity) {
            return Index.NONE;
        }
        var rest = new Permutation(key.child(ordinal.scope(place)), capacity).at(index);
        for (var before = 0; before < member; before++) {
            rest /= radices.get(before);
        }
        return rest % radices.get(member);
    }
}
