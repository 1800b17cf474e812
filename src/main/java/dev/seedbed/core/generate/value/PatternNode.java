package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A regular expression taken apart, as far as text can be made from it.
public sealed interface PatternNode {

    /// Answers questions "which of `size`?" while text is made.
    interface Choices {
        int next(int size);
    }

    void append(ByteText text, Choices choices);

    /// How many different texts it makes, `Long.MAX_VALUE` for more than can be counted; exact for {@link #widest}.
    long capacity();

    /// The least number of characters.
    long shortest();

    /// The largest number of characters.
    long longest();

    /// The same pattern for texts of so many characters, as far as it allows: it never asks for less than it did, and
    /// may not fit when it asks for more than `most`.
    PatternNode within(long least, long most);

    /// The part of it in which every choice leads to another text: of alternatives the largest, of counts the highest.
    PatternNode widest();

    /// One of these characters, each of them once.
    record Characters(String characters) implements PatternNode {
        @Override
        public void append(ByteText text, Choices choices) {
            text.append(String.valueOf(characters.charAt(choices.next(characters.length()))));
        }

        @Override
        public long capacity() {
            return characters.length();
        }

        @Override
        public long shortest() {
            return 1;
        }

        @Override
        public long longest() {
            return 1;
        }

        @Override
        public PatternNode within(long least, long most) {
            return this;
        }

        @Override
        public PatternNode widest() {
            return this;
        }
    }

    record Sequence(List<PatternNode> nodes) implements PatternNode {
        public Sequence {
            nodes = List.copyOf(nodes);
        }

        @Override
        public void append(ByteText text, Choices choices) {
            nodes.forEach(node -> node.append(text, choices));
        }

        @Override
        public long capacity() {
            return nodes.stream().mapToLong(PatternNode::capacity).reduce(1, PatternNode::times);
        }

        @Override
        public long shortest() {
            return nodes.stream().mapToLong(PatternNode::shortest).sum();
        }

        @Override
        public long longest() {
            return nodes.stream().mapToLong(PatternNode::longest).sum();
        }

        /// The first nodes take what room there is, and grow as far as is missing.
        @Override
        public PatternNode within(long least, long most) {
            var fitted = new ArrayList<PatternNode>();
            var others = shortest();
            var missing = least - others;
            var left = most;
            for (var node : nodes) {
                others -= node.shortest();
                var grown = node.within(node.shortest() + Math.max(0, missing), left - others);
                missing -= grown.shortest() - node.shortest();
                left -= grown.longest();
                fitted.add(grown);
            }
            return new Sequence(fitted);
        }

        @Override
        public PatternNode widest() {
            return new Sequence(nodes.stream().map(PatternNode::widest).toList());
        }
    }

    record Alternatives(List<PatternNode> nodes) implements PatternNode {
        public Alternatives {
            nodes = List.copyOf(nodes);
        }

        @Override
        public void append(ByteText text, Choices choices) {
            nodes.get(choices.next(nodes.size())).append(text, choices);
        }

        @Override
        public long capacity() {
            return nodes.stream().mapToLong(PatternNode::capacity).max().orElse(0);
        }

        @Override
        public long shortest() {
            return nodes.stream().mapToLong(PatternNode::shortest).min().orElse(0);
        }

        @Override
        public long longest() {
            return nodes.stream().mapToLong(PatternNode::longest).max().orElse(0);
        }

        @Override
        public PatternNode within(long least, long most) {
            var fitting = nodes.stream()
                    .map(node -> node.within(least, most))
                    .filter(node -> node.shortest() >= least && node.longest() <= most)
                    .toList();
            return fitting.isEmpty() ? this : new Alternatives(fitting);
        }

        @Override
        public PatternNode widest() {
            return nodes.stream()
                    .map(PatternNode::widest)
                    .max(Comparator.comparingLong(PatternNode::capacity))
                    .orElse(this);
        }
    }

    /// So many times over; an `open` count has no upper end of its own.
    record Repeated(PatternNode node, int fewest, int most, boolean open) implements PatternNode {
        @Override
        public void append(ByteText text, Choices choices) {
            var count = fewest + choices.next(most - fewest + 1);
            for (var done = 0; done < count; done++) {
                node.append(text, choices);
            }
        }

        /// Counts texts of the fewest repetitions only: surely different ones.
        @Override
        public long capacity() {
            var each = node.capacity();
            var product = 1L;
            for (var done = 0; done < fewest; done++) {
                product = times(product, each);
            }
            return product;
        }

        @Override
        public long shortest() {
            return fewest * node.shortest();
        }

        @Override
        public long longest() {
            return most * node.longest();
        }

        @Override
        public PatternNode within(long length, long room) {
            var each = Math.max(1, node.shortest());
            var wanted = Math.ceilDiv(Math.max(0, length), each);
            var grown = (int) Math.max(fewest, open ? wanted : Math.min(wanted, most));
            var inner = node.within(0, Math.max(1, room / Math.max(1, grown)));
            var highest = room / Math.max(1, inner.longest());
            return new Repeated(inner, grown, (int) Math.max(grown, Math.min(Math.max(most, grown), highest)), false);
        }

        @Override
        public PatternNode widest() {
            return new Repeated(node.widest(), most, most, false);
        }
    }

    private static long times(long one, long other) {
        return other != 0 && one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
    }
}
