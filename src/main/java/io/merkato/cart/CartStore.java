package io.merkato.cart;

import io.merkato.catalog.SellableVariant;
import io.merkato.kernel.Buyer;
import io.merkato.kernel.CartId;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.ProductId;
import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** As {@link #lock}, for a change that is made to it now. */
    Optional<Row> touch(Buyer buyer) {
        return rowOf(buyer, "update cart.cart set updated_at = now() where %s returning " + COLUMNS);
    }

    private Optional<Row> select(Buyer buyer, String lock) {
        return rowOf(buyer, "select " + COLUMNS + " from cart.cart where %s" + lock);
    }

    /** A statement about the one cart that the buyer may have. */
    private Optional<Row> rowOf(Buyer buyer, String statement) {
        if (buyer.customer() == null && buyer.guestTokenHash() == null) {
            return Optional.empty();
        }
        return owned(sql.sql(statement.formatted(owner(buyer))), buyer)
                .query(CartStore::row)
                .optional();
    }

    private static String owner(Buyer buyer) {
        return buyer.customer() != null ? "customer_id = :owner" : "token_hash = :owner";
    }

    private static JdbcClient.StatementSpec owned(JdbcClient.StatementSpec statement, Buyer buyer) {
        UserId customer = buyer.customer();
        return statement.param("owner", customer != null ? customer.value() : buyer.guestTokenHash());
    }

    /** Makes a cart for the buyer; empty when there is one by now. */
    Optional<Row> insert(CartId id, Buyer buyer) {
        UserId customer = buyer.customer();
        return sql.sql("""
                        insert into cart.cart (id, customer_id, token_hash)
                        values (:id, :customer::uuid, :token::bytea)
                        on conflict do nothing
                        returning\s""" + COLUMNS)
                .param("id", id.value())
                .param("customer", customer == null ? null : customer.value())
                .param("token", customer == null ? buyer.guestTokenHash() : null)
                .query(CartStore::row)
                .optional();
    }

    /** What is in the buyer's cart. */
    List<CartContents.Item> contents(Buyer buyer) {
        if (buyer.customer() == null && buyer.guestTokenHash() == null) {
            return List.of();
        }
        return owned(sql.sql("""
                        select variant_id, quantity from cart.item
                        where cart_id = (select id from cart.cart where %s)
                        order by id
                        """.formatted(owner(buyer))), buyer)
                .query((rs, row) -> new CartContents.Item(
                        new VariantId(rs.getObject("variant_id", UUID.class)), rs.getInt("quantity")))
                .list();
    }

    List<ItemRow> items(CartId cart) {
        return sql.sql("""
                        select id, variant_id, quantity, product_id, sku, title, price_seen
                        from cart.item where cart_id = :cart order by id
                        """).param("cart", cart.value()).query(CartStore::item).list();
    }

    void insertItem(CartId cart, ItemRow item) {
        sql.sql("""
                        insert into cart.item (id, cart_id, variant_id, quantity, product_id, sku, title, price_seen)
                        values (:id, :cart, :variant, :quantity, :product, :sku, :title, :price)
                        """)
                .param("id", item.id())
                .param("cart", cart.value())
                .param("variant", item.variantId().value())
                .param("quantity", item.quantity())
                .param("product", item.seen().product().value())
                .param("sku", item.seen().sku())
                .param("title", item.seen().title())
                .param("price", item.seen().price())
                .update();
    }

    void updateItem(ItemRow item) {
        sql.sql("""
                        update cart.item
                        set quantity = :quantity, product_id = :product, sku = :sku, title = :title, price_seen = :price
                        where id = :id
                        """)
                .param("id", item.id())
                .param("quantity", item.quantity())
                .param("product", item.seen().product().value())
                .param("sku", item.seen().sku())
                .param("title", item.seen().title())
                .param("price", item.seen().price())
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

    void delete(CartId cart) {
        sql.sql("delete from cart.cart where id = :cart")
                .param("cart", cart.value())
                .update();
    }

    /** Ties the buyer's cart to an order unless it is tied to another one; gives it as it was before. */
    Optional<Row> setPendingOrder(Buyer buyer, OrderId order) {
        if (buyer.customer() == null && buyer.guestTokenHash() == null) {
            return Optional.empty();
        }
        return owned(sql.sql("""
                        update cart.cart
                        set pending_order = coalesce(pending_order, :order) where %s
                        returning id, nullif(pending_order, :order) as pending_order, updated_at
                        """.formatted(owner(buyer))), buyer)
                .param("order", order.value())
                .query(CartStore::row)
                .optional();
    }

    /** Frees the cart from which the order was made, unless it was freed before. */
    void clearPendingOrder(OrderId order) {
        sql.sql("update cart.cart set pending_order = null, updated_at = now() where pending_order = :order")
                .param("order", order.value())
                .update();
    }

    /** As {@link #clearPendingOrder}, and takes out everything that is in it. */
    void empty(OrderId order) {
        sql.sql("""
                        with freed as (
                            update cart.cart set pending_order = null, updated_at = now()
                            where pending_order = :order
                            returning id
                        )
                        delete from cart.item where cart_id in (select id from freed)
                        """).param("order", order.value()).update();
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

    static Set<VariantId> variants(Collection<ItemRow> items) {
        return items.stream().map(ItemRow::variantId).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    record ItemRow(UUID id, VariantId variantId, int quantity, Seen seen) {

        ItemRow with(int newQuantity, Seen newSeen) {
            return new ItemRow(id, variantId, newQuantity, newSeen);
        }
    }

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
