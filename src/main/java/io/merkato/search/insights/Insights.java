package io.merkato.search.insights;

import io.merkato.search.insights.Tally.Gathered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what is searched for. Whoever tells it waits for nothing: it is gathered in memory and written down every two seconds,
 * which is also what the end of a process can lose. It may be told from any thread.
 */
@Component
public final class Insights {

    private static final Duration FREQUENT_FOR = Duration.ofMinutes(1);

    /** How many texts {@link #frequent} knows at most. */
    public static final int MOST_FREQUENT = 1000;

    private final InsightStore store;
    private final TransactionTemplate transaction;
    private final Tally tally = new Tally();
    private volatile List<Frequent> frequent = List.of();
    private long readAt = System.nanoTime() - FREQUENT_FOR.toNanos();

    Insights(InsightStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    /**
     * A text that was searched for.
     *
     * @param words as they were typed; what looks like a person's own is counted and not kept
     * @param searches how often, in the last two weeks
     */
    public record Frequent(String words, long searches) {}

    /**
     * What counts a search, each time that it is run, which takes no longer than a counter does. To be run for first pages only.
     *
     * @param words as somebody typed them
     * @param total how many products were found
     */
    public Runnable search(String words, int total) {
        SearchedText text = SearchedText.of(words);
        return () -> count(text, total);
    }

    private void count(@Nullable SearchedText text, int total) {
        Instant now = Instant.now();
        if (text == null) {
            tally.addUntold(SearchCount.day(now));
        } else {
            tally.add(SearchCount.search(text, total, now));
        }
    }

    /** Counts that somebody has opened a product of what was found. */
    void clicked(String words) {
        SearchedText text = SearchedText.of(words);
        if (text != null) {
            tally.add(SearchCount.click(text, Instant.now()));
        }
    }

    /**
     * What was searched for three times or more in the last two weeks and found something, the most frequent first; as of a
     * minute ago or so, out of memory, and nothing in the first moments of a node. Anybody can search for anything: show of it
     * what is made of the shop's own words.
     *
     * @param most how many, up to {@link #MOST_FREQUENT}
     */
    public List<Frequent> frequent(int most) {
        List<Frequent> known = frequent;
        return known.subList(0, Math.clamp(most, 0, known.size()));
    }

    /** Writes down what has come together, and looks up once a minute what was frequent. */
    synchronized void settle() {
        Gathered gathered = tally.take();
        if (!gathered.isEmpty()) {
            try {
                transaction.executeWithoutResult(status -> store.add(gathered));
            } catch (RuntimeException e) {
                tally.giveBack(gathered);
                throw e;
            }
        }
        if (System.nanoTime() - readAt >= FREQUENT_FOR.toNanos()) {
            readAt = System.nanoTime();
            frequent = store.frequent(MOST_FREQUENT);
        }
    }
}
