package io.merkato.access;

import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.merkato.access.People.Person;
import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Guest;
import io.merkato.testing.Product;
import io.merkato.testing.Shop;
import io.merkato.testing.Shopper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * For every route a request that nothing is wrong with but, perhaps, who sends it. What it needs is made before, by whom
 * it belongs to.
 */
public final class GoodRequests {

    private static final String NEW_PASSWORD = "another long enough phrase";

    private final Shop shop;
    private final People people;
    private final Product product;
    private final Product soldOut;
    private final Client otherGuest;
    private final MailedTokens mailed;
    private final AfterTheSale sold;
    private final List<String> ownersOwn;
    private final Map<String, Supplier<String>> things = new HashMap<>();
    private final Map<String, Recipe> recipes = new HashMap<>();

    public GoodRequests(Shop shop) {
        this.shop = shop;
        people = new People(shop);
        product = shop.product(1000, 100_000);
        soldOut = shop.product(1000, 0);
        otherGuest = shop.guestWith(product, 1).client();
        mailed = new MailedTokens(shop, product);
        sold = new AfterTheSale(shop, people.client(Who.OWNER), this::orderPaidWith, this::orderPaidLaterBy);
        Person owner = people.one(Who.OWNER);
        ownersOwn = List.of(owner.email(), owner.id(), order(), address());
        catalogue();
        stock();
        waiting();
        adminsOwn();
        signingIn();
        oneself();
        buying();
        take(sold);
        take(new Reviewed(shop, people.client(Who.OWNER)));
        take(new Searched(shop));
        browsing();
    }

    /** A request that is ready to be sent. */
    public record Call(
            String method,
            Client client,
            String path,
            @Nullable String body) {

        public Answer send() {
            return client.withNewKey().send(method, path, body);
        }

        /** The same from somebody else. */
        public Call from(Client somebody) {
            return new Call(method, somebody, path, body);
        }
    }

    /** Somebody who has a cart, is not signed in, and owns nothing else. */
    public Client otherGuest() {
        return otherGuest;
    }

    /** What nobody but the owner and the people who run the shop may read: ids and the address of the owner. */
    public List<String> ownersOwn() {
        return ownersOwn;
    }

    /** The id of a new thing, the owner's if it is one that belongs to somebody, for the path of the route. */
    public String newThing(Route route) {
        Supplier<String> maker = things.get(route.path());
        if (maker == null && route.path().contains("/orders/{id}")) {
            return order();
        }
        if (maker == null) {
            return fail("GoodRequests does not say how to make what %s names. Add a line to its things.", route);
        }
        return maker.get();
    }

    /** A good request of somebody. */
    public Call call(Route route, Who who, String id) {
        Recipe recipe = recipes.get(route.toString());
        boolean bodiless = route.method().equals("GET") || route.method().equals("DELETE");
        if (recipe == null && !bodiless) {
            return fail("GoodRequests does not say what a good %s sends. Add a line to its recipes.", route);
        }
        Sent sent = recipe == null ? bare(who) : recipe.by(who);
        return new Call(route.method(), sent.client(), route.pathTo(id) + sent.query(), sent.body());
    }

    /** An order of a new guest, ready for the route, and the guest who holds the token that it was placed with. */
    public Map.Entry<Client, String> guestsOrder(Route route) {
        Guest guest = shop.guestWith(product, 1);
        String id = guest.order().isConfirmed().id();
        if (route.path().endsWith("/returns")) {
            sold.ship(id);
        }
        return Map.entry(guest.client(), id);
    }

    private void catalogue() {
        things.put("/v1/products/{idOrSlug}", this::newProduct);
        things.put("/v1/admin/products/{id}", this::newProduct);
        things.put("/v1/admin/categories/{id}", this::category);
        things.put("/v1/admin/imports/{id}", this::startedImport);
        sends("POST /v1/admin/products", () -> """
                {"title":"Lamp","status":"draft","variants":[{"sku":"%s","price":{"amount":1,"currency":"EUR"}}]}
                """.formatted(unique("sku")));
        sends("PATCH /v1/admin/products/{id}", () -> "{\"title\":\"Another\"}");
        sends("POST /v1/admin/categories", () -> "{\"name\":\"%s\"}".formatted(unique("Category")));
        sends("PATCH /v1/admin/categories/{id}", () -> "{\"name\":\"%s\"}".formatted(unique("Category")));
        recipes.put("POST /v1/admin/imports", who -> new Sent(people.client(who), "?format=ndjson", oneProduct()));
    }

    private void stock() {
        things.put("/v1/payments/webhooks/{gateway}", () -> "nobody");
        sends("POST /v1/payments/webhooks/{gateway}", () -> "{\"id\":\"evt_1\"}");
        things.put("/v1/admin/inventory/{variantId}", this::newVariant);
        things.put("/v1/admin/inventory/{variantId}/adjustments", this::newVariant);
        things.put("/v1/admin/inventory/{variantId}/movements", this::newVariant);
        things.put("/v1/admin/inventory/{variantId}/low-stock-threshold", this::newVariant);
        sends("PUT /v1/admin/inventory/{variantId}", () -> "{\"onHand\":7}");
        sends("POST /v1/admin/inventory/{variantId}/adjustments", () -> "{\"delta\":1,\"reason\":\"found\"}");
        sends(
                "POST /v1/admin/inventory/adjustments",
                () -> "{\"items\":[{\"variantId\":\"%s\",\"delta\":1,\"reason\":\"found\"}]}".formatted(newVariant()));
    }

    private void waiting() {
        things.put("/v1/products/{id}/stock-notifications", () -> soldOut.id());
        things.put("/v1/me/stock-notifications/{id}", this::wish);
        sends("POST /v1/products/{id}/stock-notifications", () -> "{\"variantId\":\"%s\",\"email\":\"%s\"}"
                .formatted(soldOut.variant(), newAddress()));
        sends("POST /v1/stock-notifications/confirmation", () -> "{\"token\":\"%s\"}".formatted(wishToken()));
        recipes.put(
                "GET /confirm-stock-notification", who -> new Sent(people.client(who), "?token=" + wishToken(), null));
        recipes.put("POST /confirm-stock-notification", who -> form(who, "token=" + wishToken()));
        recipes.put("GET /unsubscribe", who -> new Sent(people.client(who), mailed.unsubscribing(), null));
        recipes.put("POST /unsubscribe", who -> new Sent(people.client(who), mailed.unsubscribing(), null));
    }

    private String wish() {
        Client owner = people.client(Who.OWNER);
        wait(owner, shop.product(1000, 0), "");
        return owner.get("/v1/me/stock-notifications").expect(200).text("/items/0/id");
    }

    private String wishToken() {
        String email = newAddress();
        wait(shop.anonymous(), shop.product(1000, 0), ",\"email\":\"" + email + "\"");
        return shop.mailedToken(email);
    }

    private static void wait(Client client, Product wanted, String more) {
        client.post(
                        "/v1/products/" + wanted.id() + "/stock-notifications",
                        "{\"variantId\":\"%s\"%s}".formatted(wanted.variant(), more))
                .expect(202);
    }

    private void adminsOwn() {
        things.put("/v1/admin/mails/{id}/resending", this::orderMail);
        sends("PATCH /v1/admin/orders/{id}", () -> "{\"shippingAddress\":%s}"
                .formatted(Shop.ADDRESS.replace("Ring 1", unique("Ring"))));
        sends("POST /v1/admin/orders/{id}/notes", () -> "{\"text\":\"Wants it wrapped.\"}");
        recipes.put("POST /v1/admin/mails/{id}/resending", this::bare);
        things.put("/v1/admin/users/{id}", () -> people.newPerson(Who.OTHER).id());
        sends("PATCH /v1/admin/users/{id}", () -> "{\"roles\":[\"admin\"]}");
        sends("POST /v1/admin/signing-keys", () -> "{\"revokeOthers\":false}");
    }

    private void signingIn() {
        sends("POST /v1/auth/register", () -> MailedTokens.registration(newAddress()));
        sends("POST /v1/auth/confirm-email", () -> "{\"token\":\"%s\"}".formatted(mailed.confirmationToken()));
        String owner = people.one(Who.OWNER).email();
        sends("POST /v1/auth/login", () -> "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(owner, Shop.PASSWORD));
        sends("POST /v1/auth/refresh", () -> "{\"refreshToken\":\"%s\"}"
                .formatted(shop.signIn(owner, Shop.PASSWORD).text("/refreshToken")));
        sends("POST /v1/auth/forgot-password", () -> "{\"email\":\"%s\"}".formatted(newAddress()));
        sends("POST /v1/auth/reset-password", () -> "{\"token\":\"%s\",\"newPassword\":\"%s\"}"
                .formatted(mailed.resetToken(), NEW_PASSWORD));
        recipes.put("POST /v1/auth/logout", who -> new Sent(people.newSession(who), "", null));
    }

    private void oneself() {
        things.put("/v1/me/addresses/{id}", this::address);
        things.put("/v1/me/sessions/{id}", this::session);
        sends("PATCH /v1/me", () -> "{\"firstName\":\"Augusta\"}");
        sends("PUT /v1/me/email", () -> "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(newAddress(), Shop.PASSWORD));
        sends("POST /v1/me/addresses", () -> Shop.ADDRESS);
        sends("PUT /v1/me/addresses/{id}", () -> Shop.ADDRESS);
        recipes.put("PUT /v1/me/password", who -> bySomebodyNew(who, """
                {"currentPassword":"%s","newPassword":"%s"}""".formatted(Shop.PASSWORD, NEW_PASSWORD)));
        recipes.put("DELETE /v1/me", who -> bySomebodyNew(who, "{\"password\":\"%s\"}".formatted(Shop.PASSWORD)));
    }

    private void buying() {
        things.put("/v1/cart/items/{itemId}", this::cartItem);
        sends("POST /v1/orders/lookup", () -> "{\"number\":\"M-00000000\",\"email\":\"%s\"}".formatted(newAddress()));
        sends("POST /v1/cart/items", () -> "{\"variantId\":\"%s\",\"quantity\":1}".formatted(product.variant()));
        sends("PATCH /v1/cart/items/{itemId}", () -> "{\"quantity\":2}");
        sends("POST /v1/cart/merge", () -> "{\"cartToken\":\"%s\"}"
                .formatted(shop.guestWith(product, 1).token()));
        recipes.put(
                "POST /v1/checkout/quote",
                who -> new Sent(withFullCart(who).client(), "", """
                {"shippingAddress":%s,"shippingMethod":"standard"}""".formatted(Shop.ADDRESS)));
        recipes.put("POST /v1/orders", who -> new Sent(withFullCart(who).client(), "", """
                {"shippingAddress":%s,"shippingMethod":"standard","email":"buyer@example.org",
                 "payment":{"method":"sandbox","token":"tok_ok"}}""".formatted(Shop.ADDRESS)));
    }

    private void take(Needs needs) {
        things.putAll(needs.things());
        needs.bodies().forEach(this::sends);
        needs.bodiless().forEach(route -> recipes.put(route, this::bare));
    }

    private void browsing() {
        things.put("/dev/inbox/{id}", mailed::mail);
        things.put("/dev/gateway/payments/{id}", this::redirectedPayment);
        sends("PUT /dev/gateway/faults", () -> "{\"items\":[]}");
        recipes.put("POST /dev/gateway/payments/{id}", who -> form(who, "answer=pay"));
        recipes.put("GET /", who -> new Sent(people.client(who).with("Accept", "text/html"), "", null));
        recipes.put(
                "GET /confirm-email",
                who -> new Sent(people.client(who), "?token=" + mailed.confirmationToken(), null));
        recipes.put("GET /reset-password", who -> new Sent(people.client(who), "?token=" + mailed.resetToken(), null));
        things.put("/products/{slug}", () -> product.made().text("/slug"));
        recipes.put("GET /order", who -> new Sent(people.client(who), "?token=" + mailed.orderToken(), null));
        recipes.put("POST /confirm-email", who -> form(who, "token=" + mailed.confirmationToken()));
        recipes.put(
                "POST /reset-password",
                who -> form(who, "token=" + mailed.resetToken() + "&password=" + NEW_PASSWORD.replace(' ', '+')));
    }

    private Sent form(Who who, String fields) {
        Client browser = people.client(who).with("Content-Type", "application/x-www-form-urlencoded");
        return new Sent(browser, "", fields);
    }

    private void sends(String route, Supplier<String> body) {
        recipes.put(route, who -> new Sent(people.client(who), "", body.get()));
    }

    private Sent bare(Who who) {
        return new Sent(people.client(who), "", null);
    }

    private Sent bySomebodyNew(Who who, String body) {
        return new Sent(people.newPerson(who).client(), "", body);
    }

    private Shopper withFullCart(Who who) {
        if (who == Who.ANONYMOUS) {
            return shop.guestWith(product, 1);
        }
        Shopper shopper = Shopper.of(people.client(who));
        shopper.puts(product, 1);
        return shopper;
    }

    private String newProduct() {
        return shop.product(1000, 1).id();
    }

    private String newVariant() {
        return shop.product(1000, 1).variant();
    }

    private String category() {
        return shop.admin()
                .post("/v1/admin/categories", "{\"name\":\"%s\"}".formatted(unique("Category")))
                .expect(201)
                .text("/id");
    }

    private String startedImport() {
        return shop.admin()
                .post("/v1/admin/imports?format=ndjson", oneProduct())
                .expect(202)
                .text("/id");
    }

    private String address() {
        return people.client(Who.OWNER)
                .post("/v1/me/addresses", Shop.ADDRESS)
                .expect(201)
                .text("/id");
    }

    private String session() {
        return first(people.newSession(Who.OWNER).get("/v1/me/sessions"), session -> session.get("current")
                .asBoolean());
    }

    private String cartItem() {
        return first(
                withFullCart(Who.OWNER).cart(),
                item -> item.get("variantId").asString().equals(product.variant()));
    }

    private String order() {
        return orderPaidWith("tok_ok");
    }

    /** A payment whose buyer was sent to the sandbox's page, and of which nobody asks meanwhile what has become of it. */
    private String redirectedPayment() {
        String page = withFullCart(Who.ANONYMOUS)
                .order("tok_redirect")
                .isPending()
                .answer()
                .text("/payment/redirectUrl");
        String operation = page.substring(page.lastIndexOf('/') + 1);
        shop.bean(JdbcClient.class)
                .sql("update payments.operation set due_at = now() + interval '1 day' where id = :id::uuid")
                .param("id", operation)
                .update();
        return operation;
    }

    private String orderPaidWith(String token) {
        return withFullCart(Who.OWNER).order(token).isConfirmed().id();
    }

    private String orderPaidLaterBy(String method) {
        return withFullCart(Who.OWNER)
                .orderBy(method, "none")
                .answer()
                .expect(201)
                .text("/id");
    }

    private String orderMail() {
        String path = "/v1/admin/orders/" + order();
        await("the mail of an order")
                .atMost(Duration.ofSeconds(20))
                .until(() -> !shop.admin().get(path).at("/mails").isEmpty());
        return shop.admin().get(path).text("/mails/0/id");
    }

    private static String first(Answer list, Function<JsonNode, Boolean> wanted) {
        return list.expect(200)
                .at("/items")
                .valueStream()
                .filter(wanted::apply)
                .map(item -> item.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String newAddress() {
        return unique("buyer") + "@example.org";
    }

    private static String oneProduct() {
        return "{\"sku\":\"%s\",\"title\":\"Toner\",\"category\":\"Toner\",\"priceMinor\":1999,\"currency\":\"EUR\"}\n"
                .formatted(unique("sku"));
    }

    private static String unique(String word) {
        return word + "-" + UUID.randomUUID();
    }

    /** Who sends a request, what follows the path, and the body. */
    private record Sent(
            Client client, String query, @Nullable String body) {}

    /** How somebody makes a good request, with all that it needs. */
    private interface Recipe {

        Sent by(Who who);
    }
}
