package io.merkato.pricing;

import io.merkato.platform.money.Money;
import io.merkato.platform.settings.Settings;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PricingStore {

    private final JdbcClient sql;
    private final String currency;

    PricingStore(JdbcClient sql, Settings settings) {
        this.sql = sql;
        this.currency = settings.currency();
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
}
