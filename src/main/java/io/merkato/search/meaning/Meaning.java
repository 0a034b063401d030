package io.merkato.search.meaning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tells what shoppers mean by what they type. Whoever asks must do without an answer: while the model is being loaded, when
 * more ask than the processors can serve, and where it is turned off.
 */
@Component
public class Meaning {

    /** What is further back in a query hardly changes its meaning, and would cost whoever asks the more. */
    private static final int MOST_PIECES = 24;

    private static final int MOST_LETTERS = 256;
    private static final int REMEMBERED = 10_000;

    /** As long as three queries take. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    /** Who has shown a page cannot show the next one in another order, and so waits for a model that is loaded by then. */
    private static final Duration PATIENCE_FOR_THE_SAME = Duration.ofSeconds(3);

    private final LazyModel model;
    private final Cache<String, MeaningVector> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final int atOnce;
    private final Semaphore room;

    @Autowired
    Meaning(LazyModel model) {
        this(model, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    Meaning(LazyModel model, int atOnce) {
        this.model = model;
        this.atOnce = atOnce;
        this.room = new Semaphore(atOnce);
    }

    /** Whether it is turned on and has not failed. Where it is not, nobody needs the vectors of products either. */
    public boolean isOn() {
        return model.isUsable();
    }

    /**
     * What a query means; null when that is not known now, or not without a delay that a shopper would feel. The first call
     * has the model loaded and does not wait for it.
     */
    public @Nullable MeaningVector ofQuery(String words) {
        return of(words, Duration.ZERO, PATIENCE, atOnce);
    }

    /**
     * As {@link #ofQuery}, for a further page of a query whose first one was ordered by its meaning, perhaps on another
     * node: it waits for up to a few seconds, so that no product is shown twice and none is left out. Null is as rare as
     * failures are.
     */
    public @Nullable MeaningVector ofQueryGoingOn(String words) {
        return of(words, PATIENCE_FOR_THE_SAME, PATIENCE_FOR_THE_SAME, Integer.MAX_VALUE);
    }

    private @Nullable MeaningVector of(String words, Duration forModel, Duration forRoom, int mostWaiting) {
        String query = key(words);
        if (query.isEmpty() || !model.isUsable()) {
            return null;
        }
        MeaningVector remembered = known.getIfPresent(query);
        return remembered != null || !enter(forRoom, mostWaiting) ? remembered : inside(query, forModel);
    }

    /** Beyond a few who wait for a moment nobody does: a crowd would stand still, and is served by words alone. */
    private boolean enter(Duration patience, int mostWaiting) {
        try {
            return room.tryAcquire()
                    || room.getQueueLength() < mostWaiting
                            && room.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private @Nullable MeaningVector inside(String query, Duration forModel) {
        try {
            // Somebody else may have asked the same and been here before.
            MeaningVector found = known.getIfPresent(query);
            if (found == null) {
                found = model.meaning(query, MOST_PIECES, forModel);
                if (found != null) {
                    known.put(query, found);
                }
            }
            return found;
        } finally {
            room.release();
        }
    }

    private static String key(String words) {
        String cut = words.length() <= MOST_LETTERS ? words : words.substring(0, MOST_LETTERS);
        return cut.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
