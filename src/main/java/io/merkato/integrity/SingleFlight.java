package io.merkato.integrity;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that is done once for all who ask for it while it is done. */
final class SingleFlight<T> {

    private final AtomicReference<@Nullable CompletableFuture<T>> running = new AtomicReference<>();

    /** Does the work, or waits for who does it already, and gives what came of it, a failure too. */
    T get(Supplier<T> work) {
        CompletableFuture<T> mine = new CompletableFuture<>();
        CompletableFuture<T> others = running.compareAndExchange(null, mine);
        if (others != null) {
            return joined(others);
        }
        try {
            mine.complete(work.get());
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            running.set(null);
        }
        return joined(mine);
    }

    private static <T> T joined(CompletableFuture<T> flight) {
        try {
            return flight.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
