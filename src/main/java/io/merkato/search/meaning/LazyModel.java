package io.merkato.search.meaning;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * The model, which is loaded when it is first asked for, and not at all where a setting says so. When it fails, be it at
 * loading or later, that is told once and it is not asked again before the next start: the search goes on without it.
 */
@Component
class LazyModel implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LazyModel.class);

    private final boolean on;
    private final ModelFiles files;
    private final AtomicReference<@Nullable CompletableFuture<TextModel>> model = new AtomicReference<>();
    private final AtomicBoolean failed = new AtomicBoolean();
    private volatile boolean closed;

    @Autowired
    LazyModel(MeaningSettings settings) {
        this(settings.on(), ModelFiles.packed());
    }

    LazyModel(boolean on, ModelFiles files) {
        this.on = on;
        this.files = files;
    }

    /** Whether there is a model, or may be one as far as is known. */
    boolean isUsable() {
        return on && !closed && !failed.get();
    }

    /** Whether it has been asked for. */
    boolean isWanted() {
        return model.get() != null;
    }

    /**
     * What a text means, or null when the model cannot tell.
     *
     * @param patience how long to wait for a model that is being loaded; it goes on being loaded after that
     */
    @Nullable MeaningVector meaning(String text, int mostPieces, Duration patience) {
        if (!isUsable()) {
            return null;
        }
        try {
            TextModel loaded = await(patience);
            return loaded == null ? null : loaded.meaning(text, mostPieces);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            fail(e);
            return null;
        }
    }

    private @Nullable TextModel await(Duration patience) throws InterruptedException {
        CompletableFuture<TextModel> loading = loading();
        try {
            return patience.isZero() ? loading.getNow(null) : loading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Who loads it has told why it failed.
            return null;
        }
    }

    private CompletableFuture<TextModel> loading() {
        CompletableFuture<TextModel> known = model.get();
        if (known != null) {
            return known;
        }
        CompletableFuture<TextModel> begun = new CompletableFuture<>();
        if (!model.compareAndSet(null, begun)) {
            return loading();
        }
        Thread.ofPlatform().daemon().name("load-meaning").start(() -> load(begun));
        return begun;
    }

    private void load(CompletableFuture<TextModel> begun) {
        long since = System.nanoTime();
        try {
            TextModel loaded = OnnxModel.load(files);
            begun.complete(loaded);
            if (closed) {
                loaded.close();
            }
            log.info(
                    "The search knows what words mean, after {} ms",
                    Duration.ofNanos(System.nanoTime() - since).toMillis());
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            fail(e);
            begun.completeExceptionally(e);
        }
    }

    private void fail(Throwable failure) {
        if (!closed && failed.compareAndSet(false, true)) {
            log.warn(
                    "The search does not know what words mean and goes by the words alone until the next start ({})."
                            + " MERKATO_SEARCH_MEANING=false leaves it out.",
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
            log.debug("What words mean is not known", failure);
        }
    }

    @Override
    public void destroy() {
        closed = true;
        CompletableFuture<TextModel> loading = model.get();
        TextModel loaded = loading == null || loading.isCompletedExceptionally() ? null : loading.getNow(null);
        if (loaded != null) {
            loaded.close();
        }
    }
}
