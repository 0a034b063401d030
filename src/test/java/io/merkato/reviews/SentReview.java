package io.merkato.reviews;

import io.merkato.testing.Answer;
import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Product;
import io.merkato.testing.SentOrder;
import io.merkato.testing.Shop;
import io.merkato.testing.Shopper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What somebody says of a product. */
record SentReview(Customer author, Answer answer) {

    private static final JsonMapper JSON = new JsonMapper();

    /** One that is taken. */
    static SentReview of(Customer author, Product product, int rating, String body) {
        return new SentReview(author, write(author, product, rating, body).expect(201));
    }

    /** One by somebody new. */
    static SentReview of(Shop shop, Product product, int rating, String body) {
        return of(Customer.of(shop), product, rating, body);
    }

    static Answer write(Customer author, Product product, int rating, String body) {
        return author.client().post(path(product), "{\"rating\":%s,\"body\":%s}".formatted(rating, quoted(body)));
    }

    static String path(Product product) {
        return "/v1/products/" + product.id() + "/reviews";
    }

    static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }

    String id() {
        return answer.text("/id");
    }

    String path() {
        return "/v1/reviews/" + id();
    }

    String adminPath() {
        return "/v1/admin/reviews/" + id();
    }

    Answer read() {
        return author.client().get(path()).expect(200);
    }

    String status() {
        return read().text("/status");
    }

    Answer change(String json) {
        return author.client().patch(path(), json);
    }

    Answer approve(Shop shop) {
        return shop.admin().post(adminPath() + "/approval", null);
    }

    Answer reject(Shop shop, String reason) {
        return shop.admin().post(adminPath() + "/rejection", "{\"reason\":" + quoted(reason) + "}");
    }

    /** Orders, ships and delivers a product to a buyer. */
    static SentOrder delivered(Shop shop, Shopper buyer, Product product) {
        buyer.puts(product, 1);
        SentOrder order = buyer.order().isConfirmed();
        deliver(shop, order);
        return order;
    }

    static void deliver(Shop shop, SentOrder order) {
        Client staff = shop.admin().withNewKey();
        String parcel = staff.post("/v1/admin/orders/" + order.id() + "/shipments", "{\"carrier\":\"DHL\"}")
                .expect(201)
                .text("/id");
        shop.admin()
                .withNewKey()
                .post("/v1/admin/shipments/" + parcel + "/delivery", null)
                .expect(200);
        shop.expectNothingLeftOver();
    }

    /** Somebody whose account is so old that their word counts. */
    static Customer known(Shop shop) {
        Customer customer = Customer.of(shop);
        shop.bean(JdbcClient.class)
                .sql("update accounts.account set created_at = created_at - interval '8 days' where id = :id::uuid")
                .param("id", customer.id())
                .update();
        return customer;
    }
}
