package io.merkato.testing;

/**
 * A product with one variant, as its shop made it. What the people of the shop do to it later are participles, which give
 * the product back: {@code shop.product(1999, 5).archived()}.
 *
 * @param made the admin's answer when it was made
 */
public record Product(Shop shop, Answer made) {

    public String id() {
        return made.text("/id");
    }

    /** The id of its variant. */
    public String variant() {
        return made.text("/variants/0/id");
    }

    public String sku() {
        return made.text("/variants/0/sku");
    }

    public String title() {
        return made.text("/title");
    }

    /** Units that can be bought now. */
    public int available() {
        return shop.available(id());
    }

    /** Somebody buys all that there is. */
    public Product soldOut() {
        shop.guestWith(this, available()).order().isConfirmed();
        return this;
    }

    public Product archived() {
        return withStatus("archived");
    }

    public Product drafted() {
        return withStatus("draft");
    }

    public Product activated() {
        return withStatus("active");
    }

    /** It costs another price from now on. */
    public Product priced(long priceMinor) {
        change("""
                {"variants":[{"sku":"%s","price":{"amount":%s,"currency":"EUR"}}]}
                """.formatted(sku(), priceMinor)).expect(200);
        return this;
    }

    public Product deleted() {
        shop.admin().delete(path()).expect(204);
        return this;
    }

    /** Has the admin change what is named, and gives the answer. */
    public Answer change(String json) {
        return shop.admin().patch(path(), json);
    }

    /** Where the admin finds it. */
    public String path() {
        return "/v1/admin/products/" + id();
    }

    private Product withStatus(String status) {
        change("{\"status\":\"" + status + "\"}").expect(200);
        return this;
    }
}
