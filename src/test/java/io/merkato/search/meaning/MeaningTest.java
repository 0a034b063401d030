package io.merkato.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.HeardLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class MeaningTest {

    private static final LazyModel MODEL = new LazyModel(true, ModelFiles.packed());
    private static final Meaning MEANING = new Meaning(MODEL, 1);

    @AfterAll
    static void close() {
        MODEL.destroy();
    }

    /** By onnxruntime for Python with the same file; processors without the same instructions round otherwise. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            laptop         | notebook computer                                  | 0.773
            laptop         | laptop bag                                         | 0.679
            laptop         | MSI GF63 gaming notebook, 15.6 inch, Intel Core i7 | 0.455
            laptop         | espresso maker                                     | 0.220
            headphones     | wireless earbuds                                   | 0.624
            headphones     | MSI GF63 gaming notebook, 15.6 inch, Intel Core i7 | 0.077
            coffee machine | espresso maker                                     | 0.647
            coffee machine | wireless earbuds                                   | 0.019
            """)
    void wordsAreAsAlikeAsTheModelSays(String one, String other, double alike) {
        assertThat(meaning(one).similarity(meaning(other))).isCloseTo(alike, within(0.03));
    }

    @Test
    void aNotebookIsALaptopBeforeABagIs() {
        MeaningVector laptop = meaning("laptop");

        assertThat(laptop.similarity(meaning("notebook computer")))
                .isGreaterThan(laptop.similarity(meaning("laptop bag")));
    }

    @Test
    void theSameWordsAreAskedForOnce() {
        assertThat(meaning("  Coffee   MACHINE ")).isSameAs(meaning("coffee machine"));
    }

    @Test
    void nothingMeansNothing() {
        assertThat(MEANING.ofQueryGoingOn("   ")).isNull();
    }

    @Test
    void aVeryLongQueryIsCut() {
        MeaningVector cut = meaning("laptop ".repeat(48));

        assertThat(meaning("laptop ".repeat(10_000)).bytes()).isEqualTo(cut.bytes());
    }

    @Test
    void theFirstQueryDoesNotWaitForTheModel() {
        LazyModel model = new LazyModel(true, ModelFiles.packed());
        Meaning meaning = new Meaning(model, 1);
        try {
            assertThat(model.isWanted()).isFalse();
            assertThat(meaning.ofQuery("laptop")).isNull();
            assertThat(meaning.isOn()).isTrue();
            await().atMost(Duration.ofSeconds(30)).until(() -> meaning.ofQuery("laptop") != null);
        } finally {
            model.destroy();
        }
        assertThat(meaning.ofQuery("never asked before")).isNull();
        assertThat(meaning.isOn()).isFalse();
    }

    /** With room for one and more who want in, some are told nothing instead of waiting for the others. */
    @Test
    void aCrowdIsNotHeldUp() throws Exception {
        meaning("laptop");
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService crowd = Executors.newFixedThreadPool(24)) {
            List<Future<Boolean>> told = IntStream.range(0, 24)
                    .mapToObj(i -> crowd.submit(() -> {
                        start.await();
                        return MEANING.ofQuery("a query of person " + i) != null;
                    }))
                    .toList();
            start.countDown();
            int answered = 0;
            for (Future<Boolean> one : told) {
                answered += one.get() ? 1 : 0;
            }
            assertThat(answered).isBetween(1, 23);
        }
        assertThat(MEANING.ofQueryGoingOn("a query of person 0")).isNotNull();
    }

    @Test
    void whoGoesOnIsToldHoweverManyAsk() throws Exception {
        meaning("laptop");
        try (ExecutorService crowd = Executors.newFixedThreadPool(24)) {
            List<Future<Boolean>> told = IntStream.range(0, 24)
                    .mapToObj(i -> crowd.submit(() -> MEANING.ofQueryGoingOn("page two for person " + i) != null))
                    .toList();
            for (Future<Boolean> one : told) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @Test
    void aDamagedModelIsToldOnceAndLeavesWordsAlone() {
        assertFails(new ModelFiles(damaged(), ModelFiles.packed().tokenizer()));
    }

    @Test
    void aDamagedVocabularyIsToldOnceAndLeavesWordsAlone() {
        assertFails(new ModelFiles(ModelFiles.packed().network(), damaged()));
    }

    private static void assertFails(ModelFiles files) {
        LazyModel model = new LazyModel(true, files);
        Meaning meaning = new Meaning(model, 1);
        try (HeardLog log = new HeardLog()) {
            assertThat(meaning.ofQueryGoingOn("laptop")).isNull();
            assertThat(meaning.ofQueryGoingOn("laptop")).isNull();
            assertThat(meaning.ofQuery("laptop bag")).isNull();
            assertThat(meaning.isOn()).isFalse();
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .contains("words alone", "MERKATO_SEARCH_MEANING=false");
        } finally {
            model.destroy();
        }
    }

    private static Resource damaged() {
        return new ByteArrayResource("no model".getBytes(StandardCharsets.UTF_8));
    }

    private static MeaningVector meaning(String words) {
        return Objects.requireNonNull(MEANING.ofQueryGoingOn(words));
    }
}
