package io.merkato.platform.answers;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.platform.caching.PublicCache;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Routes that only the shop of the tests has: they say what is in a place, and how often they were asked. */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
class AnswerProbe {

    static final String TOPIC = "test.answers";

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    @GetMapping("/probe/answers/{name}")
    @Remembered
    ResponseEntity<Said> say(@PathVariable String name, Shown shown) throws InterruptedException {
        Place place = place(name);
        shown.of(TOPIC, name).eachTime(place.given::incrementAndGet);
        return answer(place);
    }

    @GetMapping("/probe/answers-without-topics/{name}")
    @Remembered
    ResponseEntity<Said> sayWithoutTopics(@PathVariable String name, Shown shown) throws InterruptedException {
        return answer(place(name));
    }

    @GetMapping("/probe/answers-for-nobody/{name}")
    @Remembered
    ResponseEntity<Said> sayToNobodyElse(@PathVariable String name, Shown shown) throws InterruptedException {
        place(name).made.incrementAndGet();
        return ResponseEntity.ok(new Said(place(name).content));
    }

    private static ResponseEntity<Said> answer(Place place) throws InterruptedException {
        place.made.incrementAndGet();
        String content = place.content;
        place.whileMade.run();
        return ResponseEntity.ok().cacheControl(PublicCache.CONTROL).body(new Said(content));
    }

    Place place(String name) {
        return places.computeIfAbsent(name, first -> new Place());
    }

    record Said(String content) {}

    /** What is said, and how often it was made and given. */
    static final class Place {

        final AtomicInteger made = new AtomicInteger();
        final AtomicInteger given = new AtomicInteger();
        volatile String content = "first";
        volatile Interruptible whileMade = () -> {};
    }

    /** What is done while an answer is made, after what it says was read. */
    interface Interruptible {
        void run() throws InterruptedException;
    }
}
