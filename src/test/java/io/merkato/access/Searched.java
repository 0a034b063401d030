package io.merkato.access;

import io.merkato.testing.Shop;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What good requests need of search. */
final class Searched implements Needs {

    private static final String SYNONYMS = "{\"terms\":[\"sofa\",\"couch\"]}";

    private final Shop shop;

    Searched(Shop shop) {
        this.shop = shop;
    }

    @Override
    public Map<String, Supplier<String>> things() {
        return Map.of("/v1/admin/synonyms/{id}", this::synonyms);
    }

    @Override
    public Map<String, Supplier<String>> bodies() {
        return Map.of(
                "POST /v1/admin/synonyms",
                () -> SYNONYMS,
                "POST /v1/search/clicks",
                () -> "{\"query\":\"lamp\",\"product\":\"%s\"}"
                        .formatted(shop.product(1000, 1).id()));
    }

    @Override
    public List<String> bodiless() {
        return List.of("POST /v1/admin/search/reindex");
    }

    private String synonyms() {
        return shop.admin().post("/v1/admin/synonyms", SYNONYMS).expect(201).text("/id");
    }
}
