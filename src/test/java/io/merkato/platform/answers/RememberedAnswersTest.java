package io.merkato.platform.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.platform.invalidation.Invalidations;
import io.merkato.testing.Answer;
import io.merkato.testing.AtOnce;
import io.merkato.testing.ManyConnections;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** When an answer is made, when it is given again, and when not any more. */
@ShopTest
@ManyConnections
class RememberedAnswersTest {

    private static final String TOPIC = AnswerProbe.TOPIC;

    private final String name = "place-" + UUID.randomUUID();
    private final String path = "/probe/answers/" + name;

    @Test
    void isMadeOnceAndGivenAgain(Shop shop) {
        AnswerProbe.Place place = place(shop);

        for (int i = 0; i < 5; i++) {
            assertThat(shop.anonymous().get(path).expect(200).text("/content")).isEqualTo("first");
        }

        assertThat(place.made).hasValue(1);
    }

    @Test
    void workIsDoneEachTimeThatItIsGiven(Shop shop) {
        AnswerProbe.Place place = place(shop);

        String tag = shop.anonymous().get(path).expect(200).header("etag");
        shop.anonymous().get(path).expect(200);
        shop.anonymous().with("If-None-Match", tag).get(path).expect(304);
        shop.admin().get(path).expect(200);

        assertThat(place.given).hasValue(4);
        assertThat(place.made).hasValue(2);
    }

    @Test
    void isMadeAnewRightAfterAChange(Shop shop) {
        AnswerProbe.Place place = place(shop);
        shop.anonymous().get(path).expect(200);

        change(shop, "second");

        assertThat(shop.anonymous().get(path).text("/content")).isEqualTo("second");
        assertThat(place.made).hasValue(2);
    }

    @Test
    void isMadeAnewRightAfterAChangeThatIsToldLater(Shop shop) {
        shop.anonymous().get(path).expect(200);

        changeOften(shop, "second");

        assertThat(shop.anonymous().get(path).text("/content")).isEqualTo("second");
    }

    @Test
    void isMadeAnewWhenThisNodeAloneFindsThatItHasChanged(Shop shop) {
        shop.anonymous().get(path).expect(200);
        place(shop).content = "second";

        shop.bean(Invalidations.class).forgetHere(TOPIC, name);

        assertThat(shop.anonymous().get(path).text("/content")).isEqualTo("second");
    }

    @Test
    void staysWhenSomethingElseChanges(Shop shop) {
        AnswerProbe.Place place = place(shop);
        shop.anonymous().get(path).expect(200);

        shop.bean(Invalidations.class).forgetHere(TOPIC, name + "-other");
        shop.bean(Invalidations.class).forgetHere("test.other", name);
        shop.anonymous().get(path).expect(200);

        assertThat(place.made).hasValue(1);
    }

    @Test
    void isForgottenAfterARollbackTooWithoutHarm(Shop shop) {
        shop.anonymous().get(path).expect(200);

        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            shop.bean(Invalidations.class).invalidate(TOPIC, name);
            status.setRollbackOnly();
        });

        assertThat(shop.anonymous().get(path).text("/content")).isEqualTo("first");
    }

    @Test
    void livesForASecondWhenItSaysNothingOfWhatItShows(Shop shop) {
        String silent = "/probe/answers-without-topics/" + name;
        shop.anonymous().get(silent).expect(200);
        place(shop).content = "second";

        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> shop.anonymous().get(silent).text("/content").equals("second"));
    }

    @Test
    void isNotRememberedWhenItIsNotForEverybody(Shop shop) {
        String own = "/probe/answers-for-nobody/" + name;

        shop.anonymous().get(own).expect(200);
        String tag = shop.anonymous().get(own).expect(200).header("etag");
        shop.anonymous().with("If-None-Match", tag).get(own).expect(200);

        assertThat(place(shop).made).hasValue(3);
    }

    @Test
    void whoSaysWhoTheyAreIsNotAnsweredFromMemory(Shop shop) {
        AnswerProbe.Place place = place(shop);
        shop.anonymous().get(path).expect(200);

        shop.admin().get(path).expect(200);
        shop.anonymous().bearing("no.such.token").get(path).expectProblem(401, "INVALID_TOKEN");

        assertThat(place.made).hasValue(2);
    }

    @Test
    void manyWhoAskAtTheSameTimeHaveItMadeOnce(Shop shop) {
        AnswerProbe.Place place = place(shop);
        CountDownLatch isMade = new CountDownLatch(1);
        place.whileMade = () -> isMade.await(5, TimeUnit.SECONDS);

        List<Supplier<Answer>> askers = new java.util.ArrayList<>();
        for (int i = 0; i < 40; i++) {
            askers.add(() -> shop.anonymous().get(path));
        }
        askers.add(() -> {
            await().atMost(Duration.ofSeconds(10)).until(() -> place.made.get() == 1);
            isMade.countDown();
            return shop.anonymous().get(path);
        });

        assertThat(AtOnce.all(askers)).allSatisfy(answer -> answer.expect(200));
        assertThat(place.made).hasValue(1);
    }

    @Test
    void whoComesAfterAChangeDoesNotGetWhatWasBeingMadeBefore(Shop shop) throws InterruptedException {
        AnswerProbe.Place place = place(shop);
        CountDownLatch goesOn = new CountDownLatch(1);
        place.whileMade = () -> goesOn.await(10, TimeUnit.SECONDS);

        List<Answer> answers = AtOnce.all(List.of(() -> shop.anonymous().get(path), () -> {
            await().atMost(Duration.ofSeconds(10)).until(() -> place.made.get() == 1);
            change(shop, "second");
            place.whileMade = () -> {};
            AnswerMemory memory = shop.bean(AnswerMemory.class);
            long missed = memory.misses();
            Thread waiting = Thread.ofVirtual().start(() -> {
                await().atMost(Duration.ofSeconds(10)).until(() -> memory.misses() > missed);
                goesOn.countDown();
            });
            Answer answer = shop.anonymous().get(path);
            join(waiting);
            return answer;
        }));

        assertThat(answers.get(1).text("/content")).isEqualTo("second");
        assertThat(shop.anonymous().get(path).text("/content")).isEqualTo("second");
    }

    /** Whoever has seen that a change is done never reads what was before it, however requests and changes overlap. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverGivesWhatWasBeforeAChangeThatIsDone(long seed, Shop shop) {
        AnswerProbe.Place place = place(shop);
        place.content = "0";
        Random random = new Random(seed);
        place.whileMade = () -> TimeUnit.MICROSECONDS.sleep(random.nextInt(3000));
        AtomicInteger done = new AtomicInteger();
        int changes = 60;

        List<Integer> old = AtOnce.run(9, i -> {
            if (i == 0) {
                for (int change = 1; change <= changes; change++) {
                    changeOften(shop, Integer.toString(change));
                    done.set(change);
                }
                return 0;
            }
            int wrong = 0;
            int before;
            do {
                before = done.get();
                wrong += Integer.parseInt(shop.anonymous().get(path).text("/content")) < before ? 1 : 0;
            } while (before < changes);
            return wrong;
        });

        assertThat(old).containsOnly(0);
        assertThat(place.made.get()).isLessThan(place.given.get());
    }

    private AnswerProbe.Place place(Shop shop) {
        return shop.bean(AnswerProbe.class).place(name);
    }

    private void change(Shop shop, String content) {
        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            place(shop).content = content;
            shop.bean(Invalidations.class).invalidate(TOPIC, name);
        });
    }

    private void changeOften(Shop shop, String content) {
        shop.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            place(shop).content = content;
            shop.bean(Invalidations.class).invalidateSoon(TOPIC, List.of(name));
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
