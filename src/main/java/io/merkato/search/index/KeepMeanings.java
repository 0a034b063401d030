package io.merkato.search.index;

import io.merkato.kernel.ProductId;
import io.merkato.search.ChangedProduct;
import io.merkato.search.columns.Columns;
import io.merkato.search.columns.Places;
import io.merkato.search.meaning.Embeddings;
import io.merkato.search.meaning.Meaning;
import io.merkato.search.meaning.MeaningVector;
import io.merkato.search.meaning.VectorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the products of this node mean, by their places in the columns. Places are given anew at each start, so the file is
 * filled anew too. One thread keeps it; any may ask.
 */
final class KeepMeanings implements AutoCloseable {

    private static final int PIECE = 1000;

    /** Where there is no room, all would be read again for nothing. */
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

    private static final int MICROS = 1_000_000;

    private final Meaning meaning;
    private final Embeddings embeddings;
    private final Columns columns;
    private final Consumer<Throwable> failed;
    private @Nullable Path file;
    private long openAtNanos = System.nanoTime();
    private volatile @Nullable VectorFile vectors;
    private int loadedTo;

    /** Whether any product has a vector: without, no query needs one. */
    private volatile boolean isAny;

    /**
     * Nothing is kept until there is a file for it.
     *
     * @param failed told when there is no room for them; words alone count then, and it is tried again
     */
    KeepMeanings(Meaning meaning, Embeddings embeddings, Columns columns, Consumer<Throwable> failed) {
        this.meaning = meaning;
        this.embeddings = embeddings;
        this.columns = columns;
        this.failed = failed;
    }

    /** Says where there is room for what is known of all products; {@link #loadSome} reads it, where it is wanted at all. */
    void keepIn(Path room) {
        file = room;
    }

    private void open() {
        Path room = file;
        if (vectors != null || room == null || !meaning.isOn() || System.nanoTime() < openAtNanos) {
            return;
        }
        try {
            vectors = VectorFile.make(room);
        } catch (IOException e) {
            giveUp(room, e);
        }
    }

    /** What it has taken of the disk is free when nothing maps it any more; the words want it. */
    private void giveUp(Path room, IOException cause) {
        openAtNanos = System.nanoTime() + BETWEEN_TRIES.toNanos();
        isAny = false;
        loadedTo = 0;
        close();
        try {
            Files.deleteIfExists(room);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        failed.accept(cause);
    }

    /** Reads a piece of it, and tells whether there is more: changes have to be followed in between. */
    boolean loadSome() {
        open();
        if (vectors == null || loadedTo >= columns.now().count) {
            return false;
        }
        int end = Math.min(columns.now().count, loadedTo + PIECE);
        read(IntStream.range(loadedTo, end).mapToObj(columns.places::product).toList());
        loadedTo = vectors == null ? 0 : end;
        return vectors != null;
    }

    void follow(List<ChangedProduct> changes) {
        if (vectors != null) {
            read(changes.stream().map(ChangedProduct::product).toList());
        }
    }

    private void read(Collection<ProductId> products) {
        VectorFile into = vectors;
        Path room = file;
        if (into == null || room == null || products.isEmpty()) {
            return;
        }
        Map<ProductId, MeaningVector> read = embeddings.vectors(products);
        try {
            for (Map.Entry<ProductId, MeaningVector> known : read.entrySet()) {
                int place = columns.places.find(known.getKey());
                if (place != Places.NONE) {
                    into.put(place, known.getValue());
                    isAny = true;
                }
            }
        } catch (IOException e) {
            giveUp(room, e);
        }
    }

    /**
     * How near products are to a query.
     *
     * @param goesOn whether this is a further page of a query whose first one was ordered by meaning
     * @return null where that cannot be told
     */
    Ranking.@Nullable Similarities similarities(String words, boolean goesOn) {
        VectorFile from = vectors;
        if (from == null || !isAny) {
            return null;
        }
        MeaningVector query = goesOn ? meaning.ofQueryGoingOn(words) : meaning.ofQuery(words);
        return query == null ? null : places -> similarities(from, query, places);
    }

    /** Where the text of a product was not read yet, it is taken to be as near as the others are on average. */
    private static int[] similarities(VectorFile from, MeaningVector query, int[] places) {
        float[] near = new float[places.length];
        from.similarities(query, places, places.length, near);
        double sum = 0;
        int known = 0;
        for (float one : near) {
            if (!Float.isNaN(one)) {
                sum += Math.max(0, one);
                known++;
            }
        }
        double average = known == 0 ? 0 : sum / known;
        int[] micros = new int[places.length];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = (int) Math.round((Float.isNaN(near[i]) ? average : Math.max(0, near[i])) * MICROS);
        }
        return micros;
    }

    @Override
    public void close() {
        VectorFile open = vectors;
        vectors = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
