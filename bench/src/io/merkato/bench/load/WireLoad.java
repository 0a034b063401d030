package io.merkato.bench.load;

import io.merkato.bench.load.Load.Sample;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Many clients of one server in one thread, each with a connection of its own that it keeps, and one request at a time on
 * it. A client that reads headers and makes texts of bodies costs more than the answers that it measures; this one knows of an
 * answer that it is 200 and how long.
 */
public final class WireLoad {

    private static final int LARGEST_ANSWER = 1 << 20;
    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

    private final int port;
    private final int clients;

    public WireLoad(int port, int clients) {
        this.port = port;
        this.clients = clients;
    }

    /** A request for a path, ready to be sent. */
    public static byte[] get(String path, int port) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nAccept: */*\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Each client sends one request after the other, for as long as that. */
    public Sample repeat(Supplier<byte[]> requests, Duration length) throws IOException {
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        List<Conversation> all = new ArrayList<>();
        Times times = new Times();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < clients; i++) {
                Conversation conversation = new Conversation(port, selector);
                all.add(conversation);
                conversation.ask(requests.get());
            }
            while (System.nanoTime() < end) {
                selector.select(key -> answered(key, requests, times), 100);
            }
        } finally {
            for (Conversation conversation : all) {
                conversation.channel.close();
            }
        }
        return new Sample(
                Arrays.copyOf(times.micros, times.count), times.failed, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static void answered(SelectionKey key, Supplier<byte[]> requests, Times times) {
        Conversation conversation = (Conversation) key.attachment();
        try {
            if (conversation.hasWholeAnswer()) {
                if (conversation.isWell()) {
                    times.add((System.nanoTime() - conversation.askedAt) / 1000);
                } else {
                    times.failed++;
                }
                conversation.ask(requests.get());
            }
        } catch (IOException e) {
            times.failed++;
            key.cancel();
        }
    }

    private static final class Times {

        private long[] micros = new long[1 << 16];
        private int count;
        private int failed;

        void add(long each) {
            micros = count == micros.length ? Arrays.copyOf(micros, 2 * count) : micros;
            micros[count++] = each;
        }
    }

    private static final class Conversation {

        private final SocketChannel channel;
        private final ByteBuffer received = ByteBuffer.allocate(LARGEST_ANSWER);
        private long askedAt;
        private int expected;

        Conversation(int port, Selector selector) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void ask(byte[] request) throws IOException {
            received.clear();
            expected = -1;
            askedAt = System.nanoTime();
            ByteBuffer sent = ByteBuffer.wrap(request);
            while (sent.hasRemaining()) {
                channel.write(sent);
            }
        }

        boolean hasWholeAnswer() throws IOException {
            int from = Math.max(0, received.position() - END_OF_HEADERS.length);
            if (channel.read(received) < 0) {
                throw new EOFException("the server hung up");
            }
            if (expected < 0) {
                expected = length(from);
            }
            return expected >= 0 && received.position() >= expected;
        }

        /** How many bytes the answer has, with its headers; -1 while these are not there. */
        private int length(int from) {
            byte[] bytes = received.array();
            for (int i = from; i + END_OF_HEADERS.length <= received.position(); i++) {
                if (Arrays.equals(bytes, i, i + END_OF_HEADERS.length, END_OF_HEADERS, 0, END_OF_HEADERS.length)) {
                    return i + END_OF_HEADERS.length + contentLength(bytes, i);
                }
            }
            return -1;
        }

        private static int contentLength(byte[] bytes, int end) {
            String headers = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            int at = headers.indexOf("\r\ncontent-length:");
            if (at < 0) {
                return 0;
            }
            int begin = at + "\r\ncontent-length:".length();
            int line = headers.indexOf('\r', begin);
            return Integer.parseInt(
                    headers.substring(begin, line < 0 ? headers.length() : line).trim());
        }

        boolean isWell() {
            byte[] bytes = received.array();
            return bytes[9] == '2' && bytes[10] == '0' && bytes[11] == '0';
        }
    }
}
