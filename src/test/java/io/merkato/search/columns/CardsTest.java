package io.merkato.search.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CardsTest {

    private static final int MEGABYTE = 1 << 20;

    private final Random random = new Random(3);
    private final Cards cards = new Cards();

    @Test
    void aCardIsWhatWasLastPutThere() {
        Map<Integer, Cards.Card> known = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            int place = random.nextInt(20_000);
            Cards.Card card = card(place + " " + i);
            cards.put(place, card);
            known.put(place, card);
        }

        known.forEach((place, card) -> assertThat(cards.of(place)).isEqualTo(card));
    }

    @Test
    void whatIsOutOfDateTakesNoMemoryForLong() {
        long put = 0;
        for (int i = 0; i < 500_000; i++) {
            Cards.Card card = card("Card " + i);
            cards.put(random.nextInt(20_000), card);
            put += card.title().length();
        }

        assertThat(put).isGreaterThan(80 * MEGABYTE);
        assertThat(cards.heldBytes()).isLessThan(20 * MEGABYTE);
    }

    @Test
    void theCardThatIsReplacedMayBeTheOneThatMoves() {
        for (int i = 0; i < 200_000; i++) {
            cards.put(i % 3, card("Card " + i));
            assertThat(cards.of(i % 3).slug()).isEqualTo("Card " + i);
        }

        assertThat(cards.heldBytes()).isLessThanOrEqualTo(8 * MEGABYTE);
    }

    @Test
    void aCardThatIsTheSameIsNotWrittenAgain() {
        for (int i = 0; i < 200_000; i++) {
            cards.put(i % 100, card("Card " + i % 100));
        }

        assertThat(cards.heldBytes()).isEqualTo(4 * MEGABYTE);
    }

    @Test
    void whoReadsWhileCardsMoveGetsOneThatWasThere() throws Exception {
        IntStream.range(0, 20_000).forEach(place -> cards.put(place, card(place + " 0")));
        AtomicBoolean isOver = new AtomicBoolean();
        CountDownLatch isReading = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> reading = threads.submit(() -> {
                int read = 0;
                for (int place = 0; !isOver.get(); place = (place + 7919) % 20_000) {
                    isReading.countDown();
                    Cards.Card card = cards.of(place);
                    assertThat(card).isEqualTo(card(card.slug()));
                    assertThat(card.slug()).startsWith(place + " ");
                    read++;
                }
                return read;
            });
            isReading.await();
            for (int i = 1; i < 300_000; i++) {
                int place = random.nextInt(20_000);
                cards.put(place, card(place + " " + i));
            }
            isOver.set(true);

            assertThat(reading.get(1, TimeUnit.MINUTES)).isPositive();
        }
    }

    /** Some 200 bytes. */
    private static Cards.Card card(String slug) {
        return new Cards.Card(("Title of " + slug + " ").repeat(10), slug, slug.endsWith("1") ? null : "Brand", "");
    }
}
