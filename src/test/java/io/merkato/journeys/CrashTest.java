package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Folders;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopProcess;
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

    private final Path data = Folders.newOne("crash-");
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();

    @AfterEach
    void deleteData() {
        Folders.delete(data);
    }

    @Test
    void aKilledShopLosesNoOrderAndKeepsNoStockForNothing() {
        List<Article> articles;
        try (Shop shop = Shop.over(data)) {
            articles = Stream.generate(() -> shop.product(1000, STOCK))
                    .limit(3)
                    .map(product -> new Article(product.text("/id"), product.text("/variants/0/id")))
                    .toList();
        }
        orderUntil(23, articles, ShopProcess::kill);
        expectEverythingInOrder(articles);
        orderUntil(71, articles, ShopProcess::killWithDatabaseServer);
        expectEverythingInOrder(articles);
    }

    private void orderUntil(int answers, List<Article> articles, Consumer<ShopProcess> end) {
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

    private void orderInALoop(Client anonymous, int guest, List<Article> articles, CountDownLatch answered) {
        try {
            for (int i = guest; ; i++) {
                Article article = articles.get(i % articles.size());
                int quantity = 1 + i % 2;
                Answer cart = Shop.putIntoCart(anonymous, article.variant(), quantity);
                Attempt attempt = new Attempt(
                        article,
                        quantity,
                        cart.expect(200).header("cart-token"),
                        UUID.randomUUID().toString(),
                        TOKENS.get(i % TOKENS.size()));
                attempts.add(attempt);
                attempt.answer = attempt.order(anonymous);
                answered.countDown();
            }
        } catch (UncheckedIOException e) {
            // The shop was killed. What this guest had asked for last is repeated when it is back.
        }
    }

    private void expectEverythingInOrder(List<Article> articles) {
        try (Shop shop = Shop.over(data)) {
            expectEverythingInOrder(shop, articles);
        }
    }

    private void expectEverythingInOrder(Shop shop, List<Article> articles) {
        JdbcClient sql = shop.bean(JdbcClient.class);
        await("every payment is settled")
                .atMost(Duration.ofSeconds(60))
                .until(() -> sql.sql("select count(*) from orders.\"order\" where status = 'pendingPayment'")
                                .query(Long.class)
                                .single()
                        == 0);
        attempts.forEach(attempt -> attempt.expectItsEnd(shop.anonymous()));
        assertThat(attempts).hasSizeGreaterThan(GUESTS);
        for (Article article : articles) {
            int sold = attempts.stream()
                    .filter(attempt -> attempt.article.equals(article) && attempt.pays())
                    .mapToInt(attempt -> attempt.quantity)
                    .sum();
            assertThat(shop.available(article.product())).isEqualTo(STOCK - sold);
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

    private record Article(String product, String variant) {}

    private static final class Attempt {

        private final Article article;
        private final int quantity;
        private final String cartToken;
        private final String key;
        private final String paymentToken;
        private volatile @Nullable Answer answer;

        Attempt(Article article, int quantity, String cartToken, String key, String paymentToken) {
            this.article = article;
            this.quantity = quantity;
            this.cartToken = cartToken;
            this.key = key;
            this.paymentToken = paymentToken;
        }

        boolean pays() {
            return !paymentToken.equals("tok_declined");
        }

        Answer order(Client anonymous) {
            return Shop.orderAsGuest(
                    anonymous.with("Cart-Token", cartToken).with("Idempotency-Key", key),
                    "guest@example.org",
                    paymentToken);
        }

        /** The same answer as before the crash if there was one, else the one that was missed. */
        void expectItsEnd(Client anonymous) {
            Answer repeated = order(anonymous);
            if (answer != null) {
                assertThat(repeated.body()).isEqualTo(answer.body());
                assertThat(repeated.status()).isEqualTo(answer.status());
            }
            assertThat(repeated.status()).as(repeated.body()).isIn(pays() ? List.of(201, 202) : List.of(402));
            String order = repeated.text(pays() ? "/id" : "/orderId");
            Client guest = anonymous.with("Cart-Token", cartToken);
            await("order " + order + " has ended")
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> guest.get("/v1/orders/" + order)
                            .expect(200)
                            .text("/status")
                            .equals(pays() ? "confirmed" : "cancelled"));
            answer = repeated;
        }
    }
}
