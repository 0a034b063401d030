package io.merkato.pricing;

import io.merkato.kernel.Money;
import io.merkato.kernel.ShopProfile;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    Optional<ShippingMethod> findShippingMethod(String code) {
        return sql.sql("""
                        select code, name, amount, free_above, countries, tax_class
                        from pricing.shipping_method where active and code = :code
                        """).param("code", code).query(this::shippingMethod).optional();
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

    TaxZone taxZone(String country) {
        Map<String, Integer> rates = new HashMap<>();
        boolean[] included = {TaxZone.UNTAXED.included()};
        sql.sql("""
                        select z.included, r.tax_class, r.ppm
                        from pricing.tax_zone z
                        left join pricing.tax_rate r on r.country = z.country
                        where z.country = :country
                        """).param("country", country).query((ResultSet rs) -> {
            included[0] = rs.getBoolean("included");
            if (rs.getString("tax_class") != null) {
                rates.put(rs.getString("tax_class"), rs.getInt("ppm"));
            }
        });
        return new TaxZone(included[0], rates);
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

    /** What a method that came with the shop costs, in cents. */
    record StarterShipping(
            String code, long amount, @Nullable Long freeAbove) {}
}
