package io.merkato.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasPutIsFoundUnderItsNumber() throws IOException {
        MeaningVector query = vector(0);
        try (VectorFile file = VectorFile.make(path())) {
            file.put(3, vector(3));
            file.put(5, vector(5));

            assertThat(similarities(file, query, 5, 3))
                    .containsExactly((float) query.similarity(vector(5)), (float) query.similarity(vector(3)));
        }
    }

    @Test
    void whatIsMissingIsToldAsSuch() throws IOException {
        try (VectorFile file = VectorFile.make(path())) {
            assertThat(similarities(file, vector(0), 0, 1_000_000)).containsExactly(Float.NaN, Float.NaN);

            file.put(1, vector(1));
            assertThat(similarities(file, vector(1), 0, 1)).containsExactly(Float.NaN, 1);
        }
    }

    @Test
    void aNumberHasTheVectorThatWasPutLast() throws IOException {
        try (VectorFile file = VectorFile.make(path())) {
            file.put(7, vector(1));
            file.put(7, vector(2));

            assertThat(similarities(file, vector(2), 7)[0]).isCloseTo(1, within(1e-6f));
        }
    }

    @Test
    void itGrows() throws IOException {
        try (VectorFile file = VectorFile.make(path())) {
            file.put(0, vector(0));
            long small = Files.size(path());
            file.put(20_000, vector(20));
            assertThat(Files.size(path())).isGreaterThan(small);

            assertThat(similarities(file, vector(0), 0, 10_000)).containsExactly(1, Float.NaN);
            assertThat(similarities(file, vector(20), 20_000)).containsExactly(1);
        }
    }

    @Test
    void nothingIsLeftOfOneThatWasThere() throws IOException {
        try (VectorFile file = VectorFile.make(path())) {
            file.put(0, vector(0));
        }
        try (VectorFile file = VectorFile.make(path())) {
            assertThat(similarities(file, vector(0), 0)).containsExactly(Float.NaN);
            file.put(1, vector(1));
            assertThat(similarities(file, vector(1), 0, 1)).containsExactly(Float.NaN, 1);
        }
    }

    @Test
    void whereThereIsNoRoomNoneIsMade() throws IOException {
        Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> VectorFile.make(folder.resolve("file").resolve("vectors")))
                .isInstanceOf(IOException.class);
    }

    /** Never a mixture of the two. */
    @Test
    void whoAsksWhileAVectorChangesSeesOneOrTheOther() throws Exception {
        MeaningVector one = vector(1);
        MeaningVector other = vector(2);
        float alike = (float) one.similarity(other);
        AtomicBoolean done = new AtomicBoolean();
        try (VectorFile file = VectorFile.make(path());
                ExecutorService writer = Executors.newSingleThreadExecutor()) {
            file.put(0, one);
            Future<?> writing = writer.submit(() -> {
                while (!done.get()) {
                    file.put(0, other);
                    file.put(0, one);
                }
                return null;
            });
            for (int i = 0; i < 50_000; i++) {
                float seen = similarities(file, one, 0)[0];
                assertThat(seen == 1 || seen == alike).as("%s", seen).isTrue();
            }
            done.set(true);
            writing.get();
        }
    }

    private Path path() {
        return folder.resolve("vectors");
    }

    private static float[] similarities(VectorFile file, MeaningVector query, int... slots) {
        float[] into = new float[slots.length];
        file.similarities(query, slots, slots.length, into);
        return into;
    }

    private static MeaningVector vector(int seed) {
        return MeaningVector.of(MeaningVectorTest.components(new Random(seed)));
    }
}
