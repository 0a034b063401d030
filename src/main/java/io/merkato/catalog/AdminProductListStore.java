package io.merkato.catalog;

import io.merkato.catalog.rules.ProductStatus;
import io.merkato.kernel.VariantId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of products in every status, for staff. */
@Component
class AdminProductListStore {

    private final JdbcClient sql;

    AdminProductListStore(JdbcClient sql) {
        this.sql = sql;
    }

    Page<Row> list(@Nullable ProductStatus status, PageRequest page) {
        String query = "admin products " + status;
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        return Page.of(
                sql.sql("""
                                select id, slug, title, brand, status, created_at, updated_at,
                                       array(select id from catalog.variant v where v.product_id = p.id) as variants
                                from catalog.product p
                                where (:status::text is null or status = :status)
                                  and (:after::uuid is null or id < :after::uuid)
                                order by id desc
                                limit :limit
                                """)
                        .param("status", status == null ? null : status.text())
                        .param("after", cursor == null ? null : cursor.id(0))
                        .param("limit", page.size() + 1)
                        .query((rs, number) -> new Row(
                                rs.getObject("id", UUID.class),
                                rs.getString("slug"),
                                rs.getString("title"),
                                rs.getString("brand"),
                                ProductStatus.of(rs.getString("status")),
                                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                                rs.getObject("updated_at", OffsetDateTime.class).toInstant(),
                                Stream.of((UUID[]) rs.getArray("variants").getArray())
                                        .map(VariantId::new)
                                        .toList()))
                        .list(),
                page.size(),
                row -> Cursor.at(query, row.id()));
    }

    record Row(
            UUID id,
            String slug,
            String title,
            @Nullable String brand,
            ProductStatus status,
            Instant createdAt,
            Instant updatedAt,
            List<VariantId> variants) {}
}
