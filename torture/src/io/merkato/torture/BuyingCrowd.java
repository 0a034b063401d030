package io.merkato.torture;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One buyer after the other: each fills a cart, orders, and then asks again, or cancels, or leaves. */
final class BuyingCrowd {

    private static final String ADDRESS = """
            {"name":"Ada Lovelace","line1":"Ring 1","city":"Berlin","postalCode":"10115","country":"DE"}""";

    private final Scene scene;
    private final Random random;

    BuyingCrowd(Scene scene, long seed) {
        this.scene = scene;
        this.random = new Random(seed);
    }

    void buy() throws InterruptedException {
        while (scene.isOpen()) {
            String key = new UUID(random.nextLong(), random.nextLong()).toString();
            String card =
                    scene.till().cards().get(random.nextInt(scene.till().cards().size()));
            Purchase purchase = fill(key, card);
            if (purchase == null) {
                Thread.sleep(Duration.ofMillis(100));
            } else {
                scene.diary().begin(purchase);
                order(purchase);
            }
        }
    }

    /** Fills a cart; null when the shop does not answer, or has no more. */
    private @Nullable Purchase fill(String key, String card) throws InterruptedException {
        Map<String, Integer> units = new LinkedHashMap<>();
        String cart = "";
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            List<Scene.Article> articles = scene.articles();
            String variant = articles.get(random.nextInt(articles.size())).variant();
            int quantity = 1 + random.nextInt(2);
            Told told = scene.nodes()
                    .send(
                            scene.anyNode(random),
                            "POST",
                            "/v1/cart/items",
                            "{\"variantId\":\"%s\",\"quantity\":%s}".formatted(variant, quantity),
                            cart.isEmpty() ? Map.of() : Map.of("Cart-Token", cart));
            if (told.status() == 200) {
                cart = cart.isEmpty() ? told.header("Cart-Token") : cart;
                units.merge(variant, quantity, Integer::sum);
            } else if (told.saysNothing()) {
                return null;
            }
        }
        return units.isEmpty() ? null : new Purchase(key, cart, card, units);
    }

    private void order(Purchase purchase) throws InterruptedException {
        String body = """
                {"shippingAddress":%s,"shippingMethod":"standard","email":"%s","payment":{"method":"%s","token":"%s"}}
                """.formatted(ADDRESS, purchase.email(), Till.METHOD, purchase.card());
        Map<String, String> buyer = Map.of("Cart-Token", purchase.cart());
        purchase.told().add(scene.insist(random, "/v1/orders", body, purchase.key(), buyer));
        if (random.nextInt(5) == 0) {
            purchase.told().add(scene.insist(random, "/v1/orders", body, purchase.key(), buyer));
        }
        if ((purchase.isPaid() || purchase.last().status() == 202) && random.nextInt(6) == 0) {
            String path = "/v1/orders/" + purchase.order() + "/cancellation";
            purchase.cancelled().add(Told.NOTHING);
            purchase.cancelled().add(scene.insist(random, path, "{}", "cancel-" + purchase.key(), buyer));
        }
    }

    /** Gives some of the money of orders back, as staff do. */
    void refund() throws InterruptedException {
        Map<String, String> admin = Map.of();
        while (scene.isOpen()) {
            Thread.sleep(Duration.ofMillis(200 + random.nextInt(400)));
            List<Purchase> paid = scene.diary().purchases().stream()
                    .filter(purchase -> purchase.isPaid() && purchase.refunds().isEmpty())
                    .toList();
            if (paid.isEmpty()) {
                continue;
            }
            Purchase purchase = paid.get(random.nextInt(paid.size()));
            String body = JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "amount",
                            Map.of("amount", 100 + random.nextInt(200), "currency", "EUR"),
                            "reason",
                            "A present."));
            String path = "/v1/admin/orders/" + purchase.order() + "/refunds";
            Told told = scene.insist(random, path, body, "refund-" + purchase.key(), admin);
            if (told.status() == 401) {
                admin = scene.nodes().admin(scene.anyNode(random));
                told = scene.insist(random, path, body, "refund-" + purchase.key(), admin);
            }
            if (told.status() != 401) {
                purchase.refunds().add(told);
            }
        }
    }
}
