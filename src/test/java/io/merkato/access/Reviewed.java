package io.merkato.access;

import io.merkato.testing.Client;
import io.merkato.testing.Customer;
import io.merkato.testing.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What good requests need of reviews. */
final class Reviewed implements Needs {

    private static final String REVIEW = "{\"rating\":4,\"title\":\"Bright\",\"body\":\"Bends, and stays.\"}";

    private final Shop shop;
    private final Client owner;

    /** Reviews of one owner. */
    Reviewed(Shop shop, Client owner) {
        this.shop = shop;
        this.owner = owner;
    }

    @Override
    public Map<String, Supplier<String>> things() {
        Map<String, Supplier<String>> things = new HashMap<>();
        things.put("/v1/products/{id}/reviews", this::product);
        things.put("/v1/reviews/{id}", () -> review(owner));
        things.put("/v1/reviews/{id}/helpful-votes", this::reviewOfAnother);
        things.put("/v1/reviews/{id}/reports", this::reviewOfAnother);
        for (String path : List.of("", "/approval", "/rejection", "/answer")) {
            things.put("/v1/admin/reviews/{id}" + path, this::reviewOfAnother);
        }
        return things;
    }

    @Override
    public Map<String, Supplier<String>> bodies() {
        return Map.of(
                "POST /v1/products/{id}/reviews", () -> REVIEW,
                "PATCH /v1/reviews/{id}", () -> "{\"rating\":3}",
                "POST /v1/reviews/{id}/reports", () -> "{\"reason\":\"spam\"}",
                "POST /v1/admin/reviews/{id}/rejection", () -> "{\"reason\":\"Not of this lamp.\"}",
                "PUT /v1/admin/reviews/{id}/answer", () -> "{\"text\":\"Thank you.\"}");
    }

    @Override
    public List<String> bodiless() {
        return List.of(
                "POST /v1/reviews/{id}/helpful-votes",
                "POST /v1/admin/reviews/{id}/approval",
                "POST /v1/admin/reviews/recount");
    }

    private String product() {
        return shop.product(1000, 1).id();
    }

    private String reviewOfAnother() {
        return review(Customer.of(shop).client());
    }

    private String review(Client author) {
        return author.post("/v1/products/" + product() + "/reviews", REVIEW)
                .expect(201)
                .text("/id");
    }
}
