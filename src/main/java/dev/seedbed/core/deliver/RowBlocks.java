package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.Numbering;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/// Makes rows as blocks of bytes, in order: on the calling thread, or on others that run a little ahead of it. Where a
/// block begins depends on nothing but the row's number, so the bytes are the same for any number of threads.
final class RowBlocks implements AutoCloseable {

    static final int ROWS = 1_000;

    private static final int BYTES = 1 << 18;

    /// How rows are written down.
    interface Format {
        BlockSink sink(TablePlan table, ByteText out);
    }

    private final Executor makers;
    private final int ahead;
    private final Deque<ByteText> spare = new ArrayDeque<>();

    private RowBlocks(Executor makers, int ahead) {
        this.makers = makers;
        this.ahead = ahead;
    }

    /// On as many threads: with one, on the thread that takes them.
    static RowBlocks on(int threads) {
        return threads <= 1 ? new RowBlocks(Runnable::run, 1) : beside(threads);
    }

    /// On as many threads beside the one that takes them.
    static RowBlocks beside(int threads) {
        var factory = Thread.ofPlatform().daemon().name("rows-", 1).factory();
        return new RowBlocks(Executors.newFixedThreadPool(threads, factory), threads * 2 + 1);
    }

    /// The rows of a range. A block is valid until the next one is asked for.
    Iterable<ByteText> of(TablePlan table, Numbering.Span rows, Format format) {
        return () -> new Blocks(table, rows, format);
    }

    @Override
    public void close() {
        if (makers instanceof ExecutorService service) {
            service.shutdownNow();
        }
    }

    private final class Blocks implements Iterator<ByteText> {

        private final TablePlan table;
        private final Numbering.Span rows;
        private final Format format;
        private final Deque<FutureTask<ByteText>> underWay = new ArrayDeque<>();
        private long asked;

        private Blocks(TablePlan table, Numbering.Span rows, Format format) {
            this.table = table;
            this.rows = rows;
            this.format = format;
            asked = rows.start();
        }

        @Override
        public boolean hasNext() {
            return asked < rows.end() || !underWay.isEmpty();
        }

        @Override
        public ByteText next() {
            while (underWay.size() < ahead && asked < rows.end()) {
                ask();
            }
            var block = made(underWay.remove());
            spare.add(block);
            return block;
        }

        private void ask() {
            var from = asked;
            var block = spare.size() > 1 ? spare.remove().clear() : new ByteText(BYTES);
            asked = Math.min(rows.end(), from + ROWS);
            var to = asked;
            var task = new FutureTask<>(() -> {
                var sink = format.sink(table, block);
                table.write(from, to, sink);
                sink.endBlock();
                return block;
            });
            underWay.add(task);
            makers.execute(task);
        }
    }

    private static ByteText made(FutureTask<ByteText> task) {
        try {
            return task.get();
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(failure);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
