package io.merkato.platform.answers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The finished answers that this node has, by path and query. Who is asked for again and again stays when others are asked for
 * once, so a flood of queries that nobody else sends pushes nothing out.
 */
@Component
class AnswerMemory implements MeterBinder {

    private static final long BYTES_OF_MEGABYTE = 1 << 20;
    /** What nobody has asked for anew in this time gives its memory back. */
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** One answer takes no more than this part of all the memory. */
    private static final int PART = 16;

    private final Topics topics;
    private final @Nullable Cache<String, Answer> answers;
    private final long bytes;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder given = new LongAdder();

    AnswerMemory(AnswerSettings settings, Topics topics) {
        this.topics = topics;
        this.bytes = settings.megabytes() * BYTES_OF_MEGABYTE;
        this.answers = bytes == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumWeight(bytes)
                        .weigher((String key, Answer answer) -> answer.weight() + 2 * key.length())
                        .expireAfterWrite(LONGEST)
                        .executor(Runnable::run)
                        .build();
    }

    boolean isUsed() {
        return answers != null;
    }

    /** What is remembered and still true. */
    @Nullable Answer find(String key) {
        Answer answer = answers == null ? null : answers.getIfPresent(key);
        return answer != null && answer.isTrue(topics) ? answer : null;
    }

    boolean hasRoomFor(long length) {
        return length <= bytes / PART;
    }

    void keep(String key, Answer answer) {
        if (answers != null && answer.isTrue(topics)) {
            answers.put(key, answer);
        }
    }

    boolean isTrue(Answer answer) {
        return answer.isTrue(topics);
    }

    void countHit(int length) {
        hits.increment();
        given.add(length);
    }

    void countMiss() {
        misses.increment();
    }

    long hits() {
        return hits.sum();
    }

    long misses() {
        return misses.sum();
    }

    /** Bytes that are taken, as they are reckoned. */
    long weight() {
        if (answers == null) {
            return 0;
        }
        answers.cleanUp();
        return answers.policy()
                .eviction()
                .flatMap(eviction -> eviction.weightedSize().stream().boxed().findFirst())
                .orElse(0L);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("merkato.answers.hits", hits, LongAdder::sum)
                .description("Answers given from memory")
                .register(registry);
        FunctionCounter.builder("merkato.answers.misses", misses, LongAdder::sum)
                .description("Answers of routes that are remembered which had to be made")
                .register(registry);
        FunctionCounter.builder("merkato.answers.given", given, LongAdder::sum)
                .description("Bytes of bodies given from memory")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("merkato.answers.size", this, AnswerMemory::weight)
                .description("Memory that remembered answers take")
                .baseUnit("bytes")
                .register(registry);
    }
}
