package io.merkato.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.platform.invalidation.Invalidations;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.Test;

/** How much is remembered, and of what. */
@ModuleTest("platform.answers")
class AnswerMemoryTest {

    private static final int BODY_BYTES = 2000;

    @Test
    void aFloodOfOtherQueriesDoesNotPushOutWhatIsRead(Slice slice) {
        Topics topics = slice.bean(Topics.class);
        AnswerMemory memory = new AnswerMemory(new AnswerSettings(8), topics);
        Random random = new Random(7);
        int hot = 400;
        int hits = 0;
        int asked = 0;

        for (int i = 0; i < 20 * hot; i++) {
            ask(memory, "/hot/" + random.nextInt(hot), topics);
        }
        for (int i = 0; i < 50_000; i++) {
            ask(memory, "/flood/" + i, topics);
            if (i % 2 == 0) {
                asked++;
                hits += ask(memory, "/hot/" + random.nextInt(hot), topics) ? 1 : 0;
            }
        }

        assertThat(hits).isGreaterThan(asked * 95 / 100);
        assertThat(memory.weight()).isLessThanOrEqualTo(8L << 20);
    }

    @Test
    void anAnswerThatIsTooLargeIsNotRemembered(Slice slice) {
        AnswerMemory memory = new AnswerMemory(new AnswerSettings(1), slice.bean(Topics.class));

        assertThat(memory.hasRoomFor(64 << 10)).isTrue();
        assertThat(memory.hasRoomFor((64 << 10) + 1)).isFalse();
    }

    @Test
    void whatHasChangedSinceItWasReadIsNotRemembered(Slice slice) {
        Topics topics = slice.bean(Topics.class);
        AnswerMemory memory = new AnswerMemory(new AnswerSettings(1), topics);
        long readAt = topics.now();

        slice.bean(Invalidations.class).forgetHere("test.slice", "a");
        memory.keep("/a", answer(readAt, Shown.remembered().of("test.slice", "a")));
        memory.keep("/b", answer(readAt, Shown.remembered().of("test.slice", "b")));

        assertThat(memory.find("/a")).isNull();
        assertThat(memory.find("/b")).isNotNull();
    }

    @Test
    void ofManyChangesOfOneThingTheLaterOnesCountTogether(Slice slice) {
        AtomicLong nanoTime = new AtomicLong();
        Topics topics = new Topics(slice.bean(Invalidations.class), nanoTime::get);
        int[] lists = {Topics.place("test.lists", "")};
        int counted = 0;
        for (int i = 0; i < 1000; i++) {
            long before = topics.now();
            topics.heard("test.lists", "");
            counted += topics.areAsOf(before, lists) ? 0 : 1;
        }
        long now = topics.now();

        assertThat(counted).isEqualTo(10);
        assertThat(topics.areAsOf(now, lists)).as("put off").isTrue();
        nanoTime.addAndGet(TimeUnit.MILLISECONDS.toNanos(334));
        assertThat(topics.areAsOf(now, lists)).as("a third of a second later").isFalse();
        assertThat(topics.areAsOf(topics.now(), lists)).as("once").isTrue();
        long own = topics.now();
        topics.changed("test.lists", "");
        assertThat(topics.areAsOf(own, lists)).as("what this node has changed").isFalse();
    }

    /** Whether it was remembered. */
    private static boolean ask(AnswerMemory memory, String key, Topics topics) {
        if (memory.find(key) != null) {
            return true;
        }
        memory.keep(key, answer(topics.now(), Shown.remembered().of("test.slice", key)));
        return false;
    }

    private static Answer answer(long readAt, Shown shown) {
        HttpFields.Mutable headers = HttpFields.build()
                .add(HttpHeader.CACHE_CONTROL, "max-age=600, public")
                .add(HttpHeader.CONTENT_TYPE, "application/json")
                .add(HttpHeader.CONTENT_LENGTH, BODY_BYTES)
                .add(HttpHeader.ETAG, "\"a\"");
        return Answer.of(headers, new byte[BODY_BYTES], shown, readAt);
    }
}
