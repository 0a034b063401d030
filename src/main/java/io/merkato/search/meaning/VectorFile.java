package io.merkato.search.meaning;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.StampedLock;

/**
 * Vectors by numbers from 0 on, in a file that is mapped into memory: nothing of them is on the heap, and the system keeps of
 * them what is asked for. It grows by itself. Any number of threads may ask while it is changed, and see of each vector the
 * one before or the one after.
 */
public final class VectorFile implements AutoCloseable {

    private static final int RECORD = Integer.BYTES + MeaningVector.LENGTH;
    private static final int RECORDS = 8192;
    private static final int CHUNK = RECORD * RECORDS;

    /** PostgreSQL, which may be on the same disk, ends where there is no room. */
    private static final long FOR_OTHERS = 64 << 20;

    private final FileChannel channel;
    private final FileStore disk;
    private final StampedLock changing = new StampedLock();
    private volatile MemorySegment[] chunks = {};

    private VectorFile(FileChannel channel, FileStore disk) {
        this.channel = channel;
        this.disk = disk;
    }

    /**
     * Makes one without vectors, in place of any that was there.
     *
     * @throws IOException when there is no room for it
     */
    public static VectorFile make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        FileStore disk = Files.getFileStore(file.toAbsolutePath().getParent());
        return new VectorFile(
                FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
                disk);
    }

    /** It is unmapped when nobody can ask any more: a search that is still under way must not meet a hole. */
    private static MemorySegment map(FileChannel channel, long at) throws IOException {
        return channel.map(FileChannel.MapMode.READ_WRITE, at, CHUNK, Arena.ofAuto());
    }

    /**
     * Keeps a vector under a number, instead of the one before.
     *
     * @throws IOException when the file cannot grow so far
     */
    public synchronized void put(int slot, MeaningVector vector) throws IOException {
        growTo(slot / RECORDS);
        MemorySegment chunk = chunks[slot / RECORDS];
        long stamp = changing.writeLock();
        try {
            chunk.set(JAVA_INT, at(slot), vector.squares());
            MemorySegment.copy(
                    vector.components(), 0, chunk, JAVA_BYTE, at(slot) + Integer.BYTES, MeaningVector.LENGTH);
        } finally {
            changing.unlockWrite(stamp);
        }
    }

    private static long at(int slot) {
        return (long) slot % RECORDS * RECORD;
    }

    /** The room is written and not left as a hole: a full disk is met here, and not by whoever fills the hole. */
    private void growTo(int index) throws IOException {
        MemorySegment[] present = chunks;
        if (index < present.length) {
            return;
        }
        long room = (long) CHUNK * (index + 1 - present.length);
        if (disk.getUsableSpace() < room + FOR_OTHERS) {
            throw new IOException("The disk has no room for " + room + " more bytes and " + FOR_OTHERS + " for others");
        }
        MemorySegment[] grown = Arrays.copyOf(present, index + 1);
        for (int i = present.length; i <= index; i++) {
            long at = (long) i * CHUNK;
            ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
            while (zeros.hasRemaining()) {
                channel.write(zeros, at + zeros.position());
            }
            grown[i] = map(channel, at);
        }
        chunks = grown;
    }

    /**
     * How alike what a query means is to each of these, from -1 to 1; NaN where there is no vector.
     *
     * @param slots numbers, of which the first {@code count} are looked at
     * @param into where the answers go, in the order of the numbers
     */
    public void similarities(MeaningVector query, int[] slots, int count, float[] into) {
        MemorySegment[] present = chunks;
        byte[] components = new byte[MeaningVector.LENGTH];
        for (int i = 0; i < count; i++) {
            int squares = slots[i] / RECORDS < present.length
                    ? read(present[slots[i] / RECORDS], at(slots[i]), components)
                    : 0;
            into[i] = squares == 0 ? Float.NaN : (float) query.similarity(components, squares);
        }
    }

    /** Reads one vector as it was at one moment, without waiting for anybody as long as none is being changed. */
    private int read(MemorySegment chunk, long at, byte[] components) {
        long stamp = changing.tryOptimisticRead();
        int squares = copy(chunk, at, components);
        if (changing.validate(stamp)) {
            return squares;
        }
        long locked = changing.readLock();
        try {
            return copy(chunk, at, components);
        } finally {
            changing.unlockRead(locked);
        }
    }

    private static int copy(MemorySegment chunk, long at, byte[] components) {
        MemorySegment.copy(chunk, JAVA_BYTE, at + Integer.BYTES, components, 0, MeaningVector.LENGTH);
        return chunk.get(JAVA_INT, at);
    }

    /** Lets go of the file. Who still asks gets the answers of this moment. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
