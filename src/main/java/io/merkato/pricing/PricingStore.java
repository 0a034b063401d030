package io.merkato.pricing;

import io.merkato.kernel.Money;
import io.merkato.kernel.ShopProfile;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PricingStore {

    private final JdbcClient sql;
    private final String currency;

    PricingStore(JdbcClient sql, ShopProfile shop) {
        this.sql = sql;
        this.currency = shop.currency();
    }

    List<ShippingMethod> shippingMethods() {
        return sql.sql("""
                        select code, name, amount, free_above, countries, tax_class
                        from pricing.shipping_method where active order by position, code
                        """).query(this::shippingMethod).list();
    }

    /** What totals of orders to this country are worked out by, with the shipping methods if they are asked for. */
    Tariff tariff(String country, boolean withShipping) {
        return sql.sql("""
                        select z.included, r.tax_class as rate_class, r.ppm,
                               m.code, m.name, m.amount, m.free_above, m.countries, m.tax_class
                        from (select) one
                        left join pricing.tax_zone z on z.country = :country
                        left join pricing.tax_rate r on r.country = z.country
                        left join pricing.shipping_method m on m.active and :withShipping
                        """)
                .param("country", country)
                .param("withShipping", withShipping)
                .query(this::readTariff);
    }

    /** One row for each rate of the country and each shipping method; where there are none of either, one without. */
    private Tariff readTariff(ResultSet rs) throws SQLException {
        boolean included = TaxZone.UNTAXED.included();
        Map<String, Integer> rates = new HashMap<>();
        Map<String, ShippingMethod> shipping = new HashMap<>();
        while (rs.next()) {
            if (rs.getObject("included") != null) {
                included = rs.getBoolean("included");
            }
            if (rs.getString("rate_class") != null) {
                rates.put(rs.getString("rate_class"), rs.getInt("ppm"));
            }
            if (rs.getString("code") != null) {
                shipping.putIfAbsent(rs.getString("code"), shippingMethod(rs, 0));
            }
        }
        return new Tariff(new TaxZone(included, rates), List.copyOf(shipping.values()));
    }

    /** Prices in euros as they came with the shop, that no start has put into its currency; others wait meanwhile. */
    List<StarterShipping> starterPrices() {
        return sql.sql("""
                        select code, amount, free_above from pricing.shipping_method
                        where starter_currency = 'EUR'
                          and (code, amount, coalesce(free_above, -1)) in (
                              ('standard', 490, 5000), ('express', 1290, -1))
                        order by code
                        for update
                        """)
                .query((row, number) -> new StarterShipping(
                        row.getString("code"), row.getLong("amount"), row.getObject("free_above", Long.class)))
                .list();
    }

    /** Gives a method that came with the shop its prices in the shop's currency. */
    void setPrice(String code, long amount, @Nullable Long freeAbove) {
        sql.sql("""
                        update pricing.shipping_method
                        set amount = :amount, free_above = :freeAbove, starter_currency = :currency
                        where code = :code
                        """)
                .param("code", code)
                .param("amount", amount)
                .param("freeAbove", freeAbove)
                .param("currency", currency)
                .update();
    }

    private ShippingMethod shippingMethod(ResultSet rs, int row) throws SQLException {
        Long freeAbove = rs.getObject("free_above", Long.class);
        Array countries = rs.getArray("countries");
        return new ShippingMethod(
                rs.getString("code"),
                rs.getString("name"),
                new Money(rs.getLong("amount"), currency),
                freeAbove == null ? null : new Money(freeAbove, currency),
                countries == null ? List.of() : List.of((String[]) countries.getArray()),
                rs.getString("tax_class"));
    }

    /** @param shipping the methods that are active, wherever they go */
    record Tariff(TaxZone taxes, List<ShippingMethod> shipping) {}

    /** What a method that came with the shop costs, in cents. */
    record StarterShipping(
            String code, long amount, @Nullable Long freeAbove) {}
}
