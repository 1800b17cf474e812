package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import java.util.List;

/// A regular expression taken apart, as far as text can be made from it.
public sealed interface PatternNode {

    /// Answers questions "which of `size`?" while text is made.
    interface Choices {
        int next(int size);
    }

    void append(ByteText text, Choices choices);

    /// How many different texts it makes, `Long.MAX_VALUE` for more than can be counted.
    long capacity();

    /// One of these characters.
    record Characters(String characters) implements PatternNode {
        @Override
        public void append(ByteText text, Choices choices) {
            text.append(String.valueOf(characters.charAt(choices.next(characters.length()))));
        }

        @Override
        public long capacity() {
            return characters.length();
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
            return times(nodes.stream().mapToLong(PatternNode::capacity).min().orElse(0), nodes.size());
        }
    }

    record Repeated(PatternNode node, int fewest, int most) implements PatternNode {
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
            var product = 1L;
            for (var done = 0; done < Math.max(1, fewest); done++) {
                product = times(product, node.capacity());
            }
            return product;
        }
    }

    private static long times(long one, long other) {
        return other != 0 && one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
    }
}
