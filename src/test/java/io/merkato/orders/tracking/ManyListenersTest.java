package io.merkato.orders.tracking;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Guest;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who listens costs little as long as nothing happens. */
class ManyListenersTest {

    private static final int LISTENERS = 500;
    private static final long MOST_BYTES = 100_000_000;

    @Test
    void fiveHundredListenersTakeLittleMemoryAndAskTheDatabaseNothing() throws IOException {
        try (Shop shop = Shop.start()) {
            Guest guest = shop.guestWith(shop.product(1000, 10), 1);
            SentOrder order = guest.order().isConfirmed();
            shop.expectNothingLeftOver();
            // What is loaded and remembered for the first of them is no cost of the others.
            closed(listeners(shop, guest, order, 20));
            long before = usedBytes();

            List<Socket> listeners = listeners(shop, guest, order, LISTENERS);

            long taken = usedBytes() - before;
            assertThat(taken).as("bytes that %s listeners take", LISTENERS).isLessThan(MOST_BYTES);
            long asked = transactions(shop);
            for (Socket listener : listeners) {
                readUntil(listener, ": still here");
            }
            assertThat(transactions(shop) - asked)
                    .as("transactions within 15 seconds, of all that the shop does")
                    .isLessThan(LISTENERS);
            closed(listeners);
            // Who hangs up is missed when something is written to them.
            await("nobody listens")
                    .atMost(Duration.ofSeconds(50))
                    .until(() -> shop.bean(TrackingStreams.class).open() == 0);
        }
    }

    private static List<Socket> listeners(Shop shop, Guest guest, SentOrder order, int count) throws IOException {
        List<Socket> listeners = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket(shop.address().getHost(), shop.address().getPort());
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write("""
                            GET %s/tracking HTTP/1.1
                            Host: shop
                            Accept: text/event-stream
                            Cart-Token: %s

                            """.formatted(order.path(), guest.token())
                    .replace("\n", "\r\n")
                    .getBytes(US_ASCII));
            listeners.add(socket);
        }
        for (Socket listener : listeners) {
            readUntil(listener, "event: tracking");
        }
        return listeners;
    }

    private static void closed(List<Socket> listeners) {
        for (Socket listener : listeners) {
            try {
                listener.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void readUntil(Socket socket, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[1024];
        while (read.indexOf(text) < 0) {
            int count = in.read(buffer);
            assertThat(count).as("the stream goes on after %s", read).isPositive();
            read.append(new String(buffer, 0, count, US_ASCII));
        }
    }

    /** On the heap after a collection, and in buffers beside it. */
    private static long usedBytes() {
        System.gc();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return heap
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }

    private static long transactions(Shop shop) {
        return shop.bean(JdbcClient.class)
                .sql("select xact_commit from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }
}
