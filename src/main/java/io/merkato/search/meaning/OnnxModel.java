package io.merkato.search.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.core.io.Resource;

/**
 * A sentence transformer, calculated by onnxruntime on the thread that asks: the mean of what its last layer says of each
 * piece. Each text is calculated by itself, since the rounding of several at once would depend on all of them.
 */
final class OnnxModel implements TextModel {

    private static final int COPIED_AT_ONCE = 1 << 16;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxModel(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
    }

    /** Loads a model, which takes about a second. */
    static OnnxModel load(ModelFiles files) throws IOException, OrtException {
        WordPieces pieces;
        try (InputStream tokenizer = files.tokenizer().getInputStream()) {
            pieces = WordPieces.read(tokenizer);
        }
        OrtEnvironment environment = NativeLibraries.load();
        environment.setTelemetry(false);
        // Not on the heap, which may be small; onnxruntime keeps what it needs.
        try (Arena arena = Arena.ofConfined();
                OrtSession.SessionOptions options = options()) {
            return new OnnxModel(environment, environment.createSession(read(files.network(), arena), options), pieces);
        }
    }

    /** One thread for each text, and nothing kept that is not in use. */
    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.setCPUArenaAllocator(false);
        options.setMemoryPatternOptimization(false);
        return options;
    }

    private static ByteBuffer read(Resource file, Arena arena) throws IOException {
        ByteBuffer all = arena.allocate(file.contentLength()).asByteBuffer();
        byte[] some = new byte[COPIED_AT_ONCE];
        try (InputStream stream = file.getInputStream()) {
            for (int count = stream.read(some); count >= 0; count = stream.read(some)) {
                all.put(some, 0, count);
            }
        }
        return all.flip();
    }

    @Override
    public MeaningVector meaning(String text, int mostPieces) throws OrtException {
        long[] ids = pieces.ids(text, mostPieces);
        long[] all = new long[ids.length];
        Arrays.fill(all, 1);
        open.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("The model is closed.");
            }
            return meaning(ids, all, new long[ids.length]);
        } finally {
            open.readLock().unlock();
        }
    }

    private MeaningVector meaning(long[] ids, long[] attention, long[] types) throws OrtException {
        try (OnnxTensor first = tensor(ids);
                OnnxTensor second = tensor(attention);
                OnnxTensor third = tensor(types);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", first, "attention_mask", second, "token_type_ids", third))) {
            return MeaningVector.meanOf(((OnnxTensor) result.get(0)).getFloatBuffer());
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The model cannot be closed.", e);
        } finally {
            open.writeLock().unlock();
        }
    }
}
