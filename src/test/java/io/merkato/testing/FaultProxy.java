package io.merkato.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stands between a shop and its database, and fails as servers and networks do. */
public final class FaultProxy implements AutoCloseable {

    /** What the server says when a transaction is committed. */
    private static final String COMMITTED = "COMMIT\0";

    private enum Mode {
        PASS,
        REFUSE,
        SILENT
    }

    private final ServerSocket door;
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> losesCommitAfter = new AtomicReference<>();
    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private volatile String cutAt = "";
    private volatile Mode mode = Mode.PASS;
    private volatile long delayNanos;

    /** A proxy to the server that a JDBC address of PostgreSQL names. */
    public FaultProxy(String jdbcUrl) {
        URI server = URI.create(jdbcUrl.substring("jdbc:".length()));
        this.target = new InetSocketAddress(server.getHost(), server.getPort());
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The same address by way of this proxy. */
    public String through(String jdbcUrl) {
        return jdbcUrl.replace(target.getHostString() + ":" + target.getPort(), "127.0.0.1:" + door.getLocalPort());
    }

    /** Cuts all connections, and new ones as soon as they are made, as when the server is stopped. */
    public void refuse() {
        mode = Mode.REFUSE;
        cut();
    }

    /** Takes what is sent and passes nothing on, as when a cable is pulled. */
    public void fallSilent() {
        mode = Mode.SILENT;
    }

    /** Cuts the connections that there are. New ones are served. */
    public void cut() {
        open.forEach(FaultProxy::close);
    }

    /** Holds up everything that is passed on, each piece for so long. */
    public void delay(Duration each) {
        delayNanos = each.toNanos();
    }

    /** Cuts a connection over which this text of a statement comes, before the server sees it; the next so many times. */
    public void cutAt(String statement, int times) {
        cutAt = statement;
        cutsLeft.set(times);
    }

    /**
     * Lets the next transaction with this text of a statement commit, and cuts its connection before the answer comes
     * back.
     */
    public void loseAnswerOfCommitAfter(String statement) {
        losesCommitAfter.set(statement);
    }

    /** How often it has failed as {@link #cutAt} or {@link #loseAnswerOfCommitAfter} told it to. */
    public int faults() {
        return faults.get();
    }

    /** Works again. What was said while it was silent is lost with its connections. */
    public void restore() {
        delayNanos = 0;
        cutsLeft.set(0);
        losesCommitAfter.set(null);
        if (mode == Mode.SILENT) {
            cut();
        }
        mode = Mode.PASS;
    }

    @Override
    public void close() {
        mode = Mode.REFUSE;
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (mode == Mode.REFUSE) {
                    close(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // The door was closed, or the server is not there: the client sees its connection end.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        open.add(client);
        Socket server;
        try {
            server = new Socket(target.getHostString(), target.getPort());
        } catch (IOException e) {
            client.close();
            throw e;
        }
        open.add(server);
        if (mode == Mode.REFUSE) {
            cut();
        }
        AtomicBoolean losesCommit = new AtomicBoolean();
        Thread.ofVirtual().start(() -> pass(client, server, text -> isAsked(text, losesCommit)));
        Thread.ofVirtual().start(() -> pass(server, client, text -> isAnswered(text, losesCommit)));
    }

    private void pass(Socket from, Socket to, Predicate<String> goesOn) {
        byte[] piece = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length > 0; length = in.read(piece)) {
                if (!goesOn.test(new String(piece, 0, length, ISO_8859_1))) {
                    faults.incrementAndGet();
                    return;
                }
                if (delayNanos > 0) {
                    LockSupport.parkNanos(delayNanos);
                }
                if (mode == Mode.PASS) {
                    out.write(piece, 0, length);
                }
            }
        } catch (IOException e) {
            // One side has hung up, so does the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private boolean isAsked(String request, AtomicBoolean losesCommit) {
        if (cutsLeft.get() > 0 && request.contains(cutAt)) {
            cutsLeft.decrementAndGet();
            return false;
        }
        String awaited = losesCommitAfter.get();
        if (awaited != null && request.contains(awaited) && losesCommitAfter.compareAndSet(awaited, null)) {
            losesCommit.set(true);
        }
        return true;
    }

    private static boolean isAnswered(String answer, AtomicBoolean losesCommit) {
        return !(losesCommit.get() && answer.contains(COMMITTED));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
