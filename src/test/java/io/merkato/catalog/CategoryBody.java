package io.merkato.catalog;

import io.merkato.testing.Answer;
import io.merkato.testing.Shop;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Categories as staff make them and visitors see them. */
public final class CategoryBody {

    public static final String PATH = "/v1/admin/categories";

    private CategoryBody() {}

    public static Answer create(Shop shop, String name) {
        return shop.admin().post(PATH, "{\"name\":\"%s\"}".formatted(name)).expect(201);
    }

    public static Answer createBelow(Shop shop, String parent, String name) {
        return shop.admin()
                .post(PATH, "{\"name\":\"%s\",\"parent\":\"%s\"}".formatted(name, parent))
                .expect(201);
    }

    /** The category in the tree that visitors see. */
    public static Optional<JsonNode> seen(Shop shop, String slug) {
        return find(shop.anonymous().get("/v1/categories").expect(200).at("/items"), slug);
    }

    private static Optional<JsonNode> find(JsonNode nodes, String slug) {
        return nodes.valueStream()
                .flatMap(node -> node.get("slug").asString().equals(slug)
                        ? Optional.of(node).stream()
                        : find(node.get("children"), slug).stream())
                .findFirst();
    }
}
