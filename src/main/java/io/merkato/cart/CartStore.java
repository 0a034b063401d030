package io.merkato.cart;

import io.merkato.catalog.SellableVariant;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.CartId;
import io.merkato.kernel.Ids;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CartStore {

    private static final String COLUMNS = "id, pending_order, updated_at";

    private final JdbcClient sql;

    CartStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Row> find(Buyer buyer) {
        return select(buyer, "");
    }

    /** Finds the buyer's cart and keeps others from changing it until the end of the transaction. */
    Optional<Row> lock(Buyer buyer) {
        return select(buyer, " for update");
    }

    private Optional<Row> select(Buyer buyer, String lock) {
        UserId customer = buyer.customer();
        if (customer != null) {
            return sql.sql("select " + COLUMNS + " from cart.cart where customer_id = :customer" + lock)
                    .param("customer", customer.value())
                    .query(CartStore::row)
                    .optional();
        }
        if (buyer.guestTokenHash() == null) {
            return Optional.empty();
        }
        return sql.sql("select " + COLUMNS + " from cart.cart where token_hash = :token" + lock)
                .param("token", buyer.guestTokenHash())
                .query(CartStore::row)
                .optional();
    }

    /** Makes a cart for the buyer unless there is one by now. */
    void insert(CartId id, Buyer buyer) {
        UserId customer = buyer.customer();
        sql.sql("""
                        insert into cart.cart (id, customer_id, token_hash)
                        values (:id, :customer::uuid, :token::bytea)
                        on conflict do nothing
                        """)
                .param("id", id.value())
                .param("customer", customer == null ? null : customer.value())
                .param("token", customer == null ? buyer.guestTokenHash() : null)
                .update();
    }

    List<ItemRow> items(CartId cart) {
        return sql.sql("""
                        select id, variant_id, quantity, product_id, sku, title, price_seen
                        from cart.item where cart_id = :cart order by id
                        """).param("cart", cart.value()).query(CartStore::item).list();
    }

    void insertItem(CartId cart, VariantId variant, int quantity, Seen seen) {
        sql.sql("""
                        insert into cart.item (id, cart_id, variant_id, quantity, product_id, sku, title, price_seen)
                        values (:id, :cart, :variant, :quantity, :product, :sku, :title, :price)
                        """)
                .param("id", Ids.next())
                .param("cart", cart.value())
                .param("variant", variant.value())
                .param("quantity", quantity)
                .param("product", seen.product().value())
                .param("sku", seen.sku())
                .param("title", seen.title())
                .param("price", seen.price())
                .update();
    }

    void updateItem(UUID item, int quantity, Seen seen) {
        sql.sql("""
                        update cart.item
                        set quantity = :quantity, product_id = :product, sku = :sku, title = :title, price_seen = :price
                        where id = :id
                        """)
                .param("id", item)
                .param("quantity", quantity)
                .param("product", seen.product().value())
                .param("sku", seen.sku())
                .param("title", seen.title())
                .param("price", seen.price())
                .update();
    }

    /** Puts an item into another cart, which has nothing of its variant yet. */
    void moveItem(UUID item, CartId cart, int quantity) {
        sql.sql("update cart.item set cart_id = :cart, quantity = :quantity where id = :id")
                .param("id", item)
                .param("cart", cart.value())
                .param("quantity", quantity)
                .update();
    }

    void deleteItem(UUID item) {
        sql.sql("delete from cart.item where id = :id").param("id", item).update();
    }

    void deleteItems(CartId cart) {
        sql.sql("delete from cart.item where cart_id = :cart")
                .param("cart", cart.value())
                .update();
    }

    void touch(CartId cart) {
        sql.sql("update cart.cart set updated_at = now() where id = :cart")
                .param("cart", cart.value())
                .update();
    }

    void delete(CartId cart) {
        sql.sql("delete from cart.cart where id = :cart")
                .param("cart", cart.value())
                .update();
    }

    void setPendingOrder(CartId cart, OrderId order) {
        sql.sql("update cart.cart set pending_order = :order where id = :cart")
                .param("cart", cart.value())
                .param("order", order.value())
                .update();
    }

    /** Frees the cart from which the order was made; gives it, unless it was freed before. */
    Optional<CartId> clearPendingOrder(OrderId order) {
        return sql.sql("""
                        update cart.cart set pending_order = null, updated_at = now()
                        where pending_order = :order
                        returning id
                        """)
                .param("order", order.value())
                .query(UUID.class)
                .optional()
                .map(CartId::new);
    }

    /** Deletes guests' carts that nobody touched for so long, and what is in them. */
    int deleteForgotten(int days) {
        return sql.sql("""
                        delete from cart.cart
                        where customer_id is null and pending_order is null
                          and updated_at < now() - make_interval(days => :days)
                        """).param("days", days).update();
    }

    void delete(UserId customer) {
        sql.sql("delete from cart.cart where customer_id = :customer")
                .param("customer", customer.value())
                .update();
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        UUID pendingOrder = rs.getObject("pending_order", UUID.class);
        return new Row(
                new CartId(rs.getObject("id", UUID.class)),
                pendingOrder != null,
                rs.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static ItemRow item(ResultSet row, int number) throws SQLException {
        return new ItemRow(
                row.getObject("id", UUID.class),
                new VariantId(row.getObject("variant_id", UUID.class)),
                row.getInt("quantity"),
                new Seen(
                        new ProductId(row.getObject("product_id", UUID.class)),
                        row.getString("sku"),
                        row.getString("title"),
                        row.getLong("price_seen")));
    }

    record Row(CartId id, boolean beingOrdered, @Nullable Instant updatedAt) {}

    record ItemRow(UUID id, VariantId variantId, int quantity, Seen seen) {}

    /**
     * What the buyer saw of a variant when it was put in.
     *
     * @param price of one unit, in minor units
     */
    record Seen(ProductId product, String sku, String title, long price) {

        static Seen of(SellableVariant variant) {
            return new Seen(
                    variant.productId(),
                    variant.sku(),
                    variant.title(),
                    variant.price().amount());
        }
    }
}
