package io.merkato.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Declaration;
import io.merkato.testing.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The examples of the OpenAPI document, sent as they stand to a fresh sandbox with its demo catalogue. */
class ExamplesTest {

    private final Set<String> sent = new HashSet<>();
    private final JsonNode paths = read().path("paths");

    @Test
    void everyExampleDoesWhatItShows() {
        try (Shop shop = Shop.start("--merkato.demo=true")) {
            Bought shipped = buy(shop.anonymous());
            ship(shop.admin(), shipped.id());
            sendBack(shop.admin(), shipped);
            withdraw(shop);
            cancel(shop);
            payLater(shop);
            waitForStock(shop);
            put(shop.anonymous(), "/dev/gateway/faults").expect(200);
            post(shop.anonymous(), "/v1/search/clicks").expect(204);
            Client ada = register(shop);
            manage(shop);
            review(ada, shop.admin(), shop.customer());
            changeOneself(ada, shop.anonymous());
            put(ada, "/v1/me/password").expect(200);
            assertThat(patchUser(shop)).isEqualTo(200);
        }
        assertThat(sent).containsAll(routesWithBodies());
    }

    private Bought buy(Client guest) {
        String token = post(guest, "/v1/cart/items").expect(200).header("Cart-Token");
        Client holder = guest.with("Cart-Token", token);
        String item = holder.get("/v1/cart").text("/items/0/id");
        send(holder, "PATCH", "/v1/cart/items/{itemId}", item).expect(200);
        post(holder, "/v1/checkout/quote").expect(200);
        String order = post(holder.withNewKey(), "/v1/orders").expect(201).text("/id");
        post(guest, "/v1/orders/lookup").expect(202);
        return new Bought(holder, order);
    }

    private void cancel(Shop shop) {
        Bought first = buy(shop.anonymous());
        send(first.holder().withNewKey(), "POST", "/v1/orders/{id}/cancellation", first.id())
                .expect(200);
        String second = buy(shop.anonymous()).id();
        send(shop.admin().withNewKey(), "POST", "/v1/admin/orders/{id}/refunds", second)
                .expect(201);
        send(shop.admin().withNewKey(), "POST", "/v1/admin/orders/{id}/cancellation", second)
                .expect(200);
    }

    private void payLater(Shop shop) {
        Client staff = shop.admin();
        send(staff.withNewKey(), "POST", "/v1/admin/orders/{id}/payment/capture", paidLater(shop, "card"))
                .expect(200);
        String transfer = paidLater(shop, "bank-transfer");
        send(staff.withNewKey(), "POST", "/v1/admin/orders/{id}/payment/settlement", transfer)
                .expect(200);
        String refund = send(staff.withNewKey(), "POST", "/v1/admin/orders/{id}/refunds", transfer)
                .expect(201)
                .text("/id");
        send(staff.withNewKey(), "POST", "/v1/admin/refunds/{id}/settlement", refund)
                .expect(200);
    }

    private static String paidLater(Shop shop, String method) {
        return shop.guestWith(shop.product(4900, 1), 1)
                .orderBy(method, "none")
                .answer()
                .expect(201)
                .text("/id");
    }

    private record Bought(Client holder, String id) {}

    private void ship(Client staff, String order) {
        send(staff, "PATCH", "/v1/admin/orders/{id}", order).expect(200);
        send(staff, "POST", "/v1/admin/orders/{id}/notes", order).expect(201);
        String shipment = send(staff, "POST", "/v1/admin/orders/{id}/shipments", order)
                .expect(201)
                .text("/id");
        send(staff, "PATCH", "/v1/admin/shipments/{id}", shipment).expect(200);
    }

    private void sendBack(Client staff, Bought order) {
        String item = order.holder().get("/v1/orders/" + order.id()).expect(200).text("/items/0/id");
        String path = "/v1/orders/{id}/returns";
        for (String end : List.of("receipt", "rejection")) {
            sent.add("post " + path);
            String asked = order.holder()
                    .withNewKey()
                    .post(path.replace("{id}", order.id()), of(item, example("post", path)))
                    .expect(201)
                    .text("/id");
            String ending = "/v1/admin/returns/{id}/" + end;
            sent.add("post " + ending);
            staff.withNewKey()
                    .post(ending.replace("{id}", asked), of(item, example("post", ending)))
                    .expect(200);
        }
    }

    private void withdraw(Shop shop) {
        for (String end : List.of("acceptance", "rejection")) {
            Declaration declared = new Declaration(
                    shop, post(shop.anonymous(), "/v1/withdrawals").expect(201));
            sent.add("post /v1/withdrawals/{id}/confirmation");
            declared.becomes("undecided");
            String ending = "/v1/admin/withdrawals/{id}/" + end;
            sent.add("post " + ending);
            shop.admin()
                    .withNewKey()
                    .post(ending.replace("{id}", declared.id()), about(shop, example("post", ending)))
                    .expect(200);
        }
    }

    /** An example about an order, which is a new one. */
    private String about(Shop shop, JsonNode example) {
        if (example instanceof ObjectNode acceptance && acceptance.has("orderId")) {
            acceptance.put("orderId", buy(shop.anonymous()).id());
        }
        return example.toString();
    }

    /** An example of one item, which is this one. */
    private static String of(String item, JsonNode example) {
        if (example.at("/items/0") instanceof ObjectNode first) {
            first.put("orderItemId", item);
        }
        return example.toString();
    }

    private void waitForStock(Shop shop) {
        String path = "/v1/products/{id}/stock-notifications";
        send(shop.anonymous(), "POST", path, "gull-stovetop-kettle").expect(202);
        String email = example("post", path).path("email").asString();
        with(shop.anonymous(), "/v1/stock-notifications/confirmation", "token", shop.mailedToken(email))
                .expect(204);
    }

    private Client register(Shop shop) {
        Client visitor = shop.anonymous();
        post(visitor, "/v1/auth/register").expect(202);
        String email = example("post", "/v1/auth/register").path("email").asString();
        with(visitor, "/v1/auth/confirm-email", "token", shop.mailedToken(email))
                .expect(204);
        post(visitor, "/v1/auth/forgot-password").expect(202);
        shop.mails(email, 2);
        with(visitor, "/v1/auth/reset-password", "token", shop.mailedToken(email))
                .expect(200);
        String password =
                example("post", "/v1/auth/reset-password").path("newPassword").asString();
        Client ada = visitor.bearing(shop.signIn(email, password).text("/accessToken"));
        // Back to the password that the other examples name.
        String first = example("post", "/v1/auth/login").path("password").asString();
        ada.put("/v1/me/password", "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(password, first))
                .expect(200);
        Answer tokens = post(visitor, "/v1/auth/login").expect(200);
        post(visitor.bearing(tokens.text("/accessToken")), "/v1/auth/logout").expect(200);
        Answer again = post(visitor, "/v1/auth/login").expect(200);
        Answer renewed = with(visitor, "/v1/auth/refresh", "refreshToken", again.text("/refreshToken"))
                .expect(200);
        return visitor.bearing(renewed.text("/accessToken"));
    }

    private void review(Client ada, Client staff, Client another) {
        String review = send(ada, "POST", "/v1/products/{id}/reviews", "sixpence-pencils")
                .expect(201)
                .text("/id");
        send(ada, "PATCH", "/v1/reviews/{id}", review).expect(200);
        send(another, "POST", "/v1/reviews/{id}/reports", review).expect(202);
        send(staff, "PUT", "/v1/admin/reviews/{id}/answer", review).expect(200);
        send(staff, "POST", "/v1/admin/reviews/{id}/rejection", review).expect(200);
    }

    private void changeOneself(Client ada, Client visitor) {
        send(ada, "PATCH", "/v1/me", "").expect(200);
        put(ada, "/v1/me/email").expect(202);
        String address = post(ada, "/v1/me/addresses").expect(201).text("/id");
        send(ada, "PUT", "/v1/me/addresses/{id}", address).expect(200);
        String guest = post(visitor, "/v1/cart/items").header("Cart-Token");
        with(ada, "/v1/cart/merge", "cartToken", guest).expect(200);
    }

    private void manage(Shop shop) {
        Client admin = shop.admin();
        String product = post(admin, "/v1/admin/products").expect(201).text("/id");
        send(admin, "PATCH", "/v1/admin/products/{id}", product).expect(200);
        manageStock(admin, admin.get("/v1/admin/products/" + product).text("/variants/0/id"));
        String category = post(admin, "/v1/admin/categories").expect(201).text("/id");
        send(admin, "PATCH", "/v1/admin/categories/{id}", category).expect(200);
        sent.add("post /v1/admin/imports");
        admin.post(
                        "/v1/admin/imports?format=ndjson",
                        paths.at("/~1v1~1admin~1imports/post/requestBody/content/application~1octet-stream/example")
                                .asString())
                .expect(202);
        post(admin, "/v1/admin/synonyms").expect(201);
        post(admin, "/v1/admin/signing-keys").expect(201);
    }

    private void manageStock(Client admin, String variant) {
        send(admin, "PUT", "/v1/admin/inventory/{variantId}", variant).expect(200);
        send(admin, "POST", "/v1/admin/inventory/{variantId}/adjustments", variant)
                .expect(200);
        post(admin, "/v1/admin/inventory/adjustments").expect(200);
    }

    /** Last of all, the account of the examples becomes staff, and is erased. */
    private int patchUser(Shop shop) {
        String email = example("post", "/v1/auth/login").path("email").asString();
        String password = example("put", "/v1/me/password").path("newPassword").asString();
        Answer session = shop.signIn(email, password);
        int status = send(shop.admin(), "PATCH", "/v1/admin/users/{id}", session.text("/user/id"))
                .status();
        Client ada = shop.anonymous().bearing(session.text("/accessToken"));
        String first = example("delete", "/v1/me").path("password").asString();
        ada = ada.bearing(ada.put(
                        "/v1/me/password",
                        "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(password, first))
                .expect(200)
                .text("/accessToken"));
        send(ada, "DELETE", "/v1/me", "").expect(204);
        return status;
    }

    private Answer post(Client client, String path) {
        return send(client, "POST", path, "");
    }

    private Answer put(Client client, String path) {
        return send(client, "PUT", path, "");
    }

    private Answer send(Client client, String verb, String path, String id) {
        String lower = verb.toLowerCase(java.util.Locale.ROOT);
        sent.add(lower + " " + path);
        return client.send(
                verb, path.replaceAll("\\{.*}", id), example(lower, path).toString());
    }

    /** Sends an example in which one thing stands for what a mail or another answer brought. */
    private Answer with(Client client, String path, String member, String value) {
        sent.add("post " + path);
        return client.post(
                path, ((ObjectNode) example("post", path)).put(member, value).toString());
    }

    private JsonNode example(String verb, String path) {
        JsonNode example = paths.path(path).path(verb).at("/requestBody/content/application~1json/example");
        assertThat(example.isObject()).as("example of %s %s", verb, path).isTrue();
        return example.deepCopy();
    }

    private Set<String> routesWithBodies() {
        Set<String> routes = new HashSet<>();
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            // What a gateway sends and signs nobody else can send.
            boolean signed = path.getKey().startsWith("/v1/payments/webhooks/");
            if (operation.getValue().has("requestBody") && !signed) {
                routes.add(operation.getKey() + " " + path.getKey());
            }
        }));
        return routes;
    }

    private static JsonNode read() {
        try {
            return JsonMapper.shared().readTree(Files.readString(Path.of("docs/openapi.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
