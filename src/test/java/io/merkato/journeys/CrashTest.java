package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.folders.Folders;
import io.merkato.testing.folders.MigratedFolder;
import io.merkato.testing.process.ShopProcess;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A shop is killed while guests are ordering, and started again over what it left. The guests then repeat the orders
 * that were never answered, as their browsers would.
 */
class CrashTest {

    private static final int GUESTS = 8;
    private static final int STOCK = 10_000;
    private static final List<String> TOKENS =
            List.of("tok_ok", "tok_ok", "tok_declined", "tok_ok", "tok_ok", "tok_timeout", "tok_ok");

    private final Path data = MigratedFolder.newOne("crash-");
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    @AfterEach
    void deleteData() {
        Folders.delete(data);
    }

    @Test
    void aKilledShopLosesNoOrderAndKeepsNoStockForNothing() {
        List<Product> articles;
        try (Shop shop = Shop.over(data)) {
            articles = Stream.generate(() -> shop.product(1000, STOCK)).limit(3).toList();
        }
        orderUntil(23, articles, ShopProcess::kill);
        expectEverythingInOrder(articles);
        orderUntil(71, articles, ShopProcess::killWithDatabaseServer);
        expectEverythingInOrder(articles);
    }

    private void orderUntil(int answers, List<Product> articles, Consumer<ShopProcess> end) {
        CountDownLatch answered = new CountDownLatch(answers);
        try (ExecutorService guests = Executors.newVirtualThreadPerTaskExecutor();
                ShopProcess shop = ShopProcess.launch(data, Map.of())) {
            Client anonymous = shop.client();
            for (int guest = 0; guest < GUESTS; guest++) {
                int number = guest;
                guests.execute(() -> orderInALoop(anonymous, number, articles, answered));
            }
            await("orders are answered").atMost(Duration.ofSeconds(60)).until(() -> answered.getCount() == 0);
            end.accept(shop);
        }
    }

    private void orderInALoop(Client anonymous, int guest, List<Product> articles, CountDownLatch answered) {
        try {
            for (int i = guest; ; i++) {
                Product article = articles.get(i % articles.size());
                int quantity = 1 + i % 2;
                Guest buyer = new Guest(anonymous);
                buyer.puts(article, quantity);
                Attempt attempt = new Attempt(article, quantity, buyer, TOKENS.get(i % TOKENS.size()));
                attempts.add(attempt);
                attempt.answer = attempt.orderBy(buyer).answer();
                answered.countDown();
            }
        } catch (UncheckedIOException e) {
            // The shop was killed. What this guest had asked for last is repeated when it is back.
        }
    }

    private void expectEverythingInOrder(List<Product> articles) {
        try (Shop shop = Shop.over(data)) {
            expectEverythingInOrder(shop, articles);
        }
    }

    private void expectEverythingInOrder(Shop shop, List<Product> articles) {
        JdbcClient sql = shop.bean(JdbcClient.class);
        shop.askGatewaysNow();
        await("every payment is settled")
                .atMost(Duration.ofSeconds(60))
                .until(() -> sql.sql("select count(*) from orders.\"order\" where status = 'pendingPayment'")
                                .query(Long.class)
                                .single()
                        == 0);
        attempts.forEach(attempt -> attempt.expectItsEnd(shop));
        assertThat(attempts).hasSizeGreaterThan(GUESTS);
        for (Product article : articles) {
            int sold = attempts.stream()
                    .filter(attempt -> attempt.article.id().equals(article.id()) && attempt.pays())
                    .mapToInt(attempt -> attempt.quantity)
                    .sum();
            assertThat(shop.available(article.id())).isEqualTo(STOCK - sold);
        }
        long paid = attempts.stream().filter(Attempt::pays).count();
        assertThat(sql.sql("select count(*) from orders.\"order\" where status = 'confirmed'")
                        .query(Long.class)
                        .single())
                .isEqualTo(paid);
        shop.expectNothingLeftOver();
        assertThat(sql.sql("select count(*) from notifications.mail where subject like 'Your order%'")
                        .query(Long.class)
                        .single())
                .as("one mail for each order that stands")
                .isEqualTo(paid);
    }

    private static final class Attempt {

        private final Product article;
        private final int quantity;
        private final Guest guest;
        private final String key = UUID.randomUUID().toString();
        private final String paymentToken;
        private volatile @Nullable Answer answer;

        Attempt(Product article, int quantity, Guest guest, String paymentToken) {
            this.article = article;
            this.quantity = quantity;
            this.guest = guest;
            this.paymentToken = paymentToken;
        }

        boolean pays() {
            return !paymentToken.equals("tok_declined");
        }

        SentOrder orderBy(Guest buyer) {
            return buyer.order(paymentToken, key);
        }

        /** The same answer as before the crash if there was one, else the one that was missed. */
        void expectItsEnd(Shop shop) {
            SentOrder repeated = orderBy(guest.at(shop));
            Answer is = repeated.answer();
            if (answer != null) {
                assertThat(is.body()).isEqualTo(answer.body());
                assertThat(is.status()).isEqualTo(answer.status());
            }
            assertThat(is.status()).as(is.body()).isIn(pays() ? List.of(201, 202) : List.of(402));
            repeated.becomes(pays() ? "confirmed" : "cancelled");
            answer = is;
        }
    }
}
