package io.merkato.search.text;

import io.merkato.search.words.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a node keeps its index. Each index has a folder of its own, which is complete when the file that says what it is of
 * lies in it; an index that is made anew does not touch the one that serves. Nodes that share a data folder take turns in
 * naming theirs.
 */
final class IndexFolder implements AutoCloseable {

    /** What is written differently needs an index that is made anew. */
    private static final String VERSION = "4";

    private static final String COMPLETE = "complete";
    private static final int MOST_NODES = 64;

    private final Path base;
    private final FileChannel channel;

    private IndexFolder(Path base, FileChannel channel) {
        this.base = base;
        this.channel = channel;
    }

    /** Claims the first folder below this one that no other node has. */
    static IndexFolder claim(Path parent) {
        for (int node = 1; node <= MOST_NODES; node++) {
            Path base = parent.resolve(node == 1 ? "index" : "index-" + node);
            try {
                Files.createDirectories(base);
                FileChannel channel =
                        FileChannel.open(base.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (isLocked(channel)) {
                    return new IndexFolder(base, channel);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("Too many nodes share " + parent);
    }

    /** Whether it is ours now; else it is closed. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        boolean isLocked = false;
        try {
            isLocked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another shop in this process has it.
        } finally {
            if (!isLocked) {
                channel.close();
            }
        }
        return isLocked;
    }

    Path base() {
        return base;
    }

    /** The index that was completed last, if it is of this database and language and of our making. */
    Optional<Complete> newest(String of) {
        return generations().reversed().stream()
                .flatMap(folder -> read(folder, of).stream())
                .findFirst();
    }

    /** Whether there is any index, whatever it is of. */
    boolean hasAny() {
        return !generations().isEmpty();
    }

    private static Optional<Complete> read(Path folder, String of) {
        Path file = folder.resolve(COMPLETE);
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() == 5 && lines.getFirst().equals(VERSION + " " + of)
                    ? Optional.of(new Complete(
                            folder,
                            new Kinds(words(lines.get(1)), words(lines.get(2))),
                            Integer.parseInt(lines.get(3)),
                            Long.parseLong(lines.get(4))))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Set<String> words(String line) {
        return line.isEmpty() ? Set.of() : Set.of(line.split(" "));
    }

    /** A folder for an index that is being made. */
    Path begin() {
        List<Path> known = generations();
        int number = known.isEmpty() ? 1 : number(known.getLast()) + 1;
        try {
            return Files.createDirectory(base.resolve(Integer.toString(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that an index is complete, in one step. */
    void complete(Complete index, String of) {
        try {
            Path written = index.folder().resolve(COMPLETE + ".new");
            Files.write(
                    written,
                    List.of(
                            VERSION + " " + of,
                            String.join(" ", index.kinds().nouns()),
                            String.join(" ", index.kinds().colours()),
                            Integer.toString(index.products()),
                            Long.toString(index.reindexNumber())));
            Files.move(written, index.folder().resolve(COMPLETE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes all indexes but one; what cannot be removed is left to the next start. */
    void keepOnly(@Nullable Path kept) {
        generations().stream().filter(folder -> !folder.equals(kept)).forEach(IndexFolder::delete);
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // It is tried again at the next start.
            folder.toFile().deleteOnExit();
        }
    }

    private List<Path> generations() {
        try (Stream<Path> folders = Files.list(base)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("[0-9]{1,9}"))
                    .sorted(Comparator.comparingInt(IndexFolder::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path folder) {
        return Integer.parseInt(folder.getFileName().toString());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An index.
     *
     * @param kinds what its products' kinds were told by
     * @param products from how many that was learnt
     * @param reindexNumber that of the last reindex that had been asked for when it was begun
     */
    record Complete(Path folder, Kinds kinds, int products, long reindexNumber) {}
}
