package io.merkato.catalog;

import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
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
                                select id, slug, title, brand, status, in_stock, created_at, updated_at
                                from catalog.product
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
                                rs.getBoolean("in_stock"),
                                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                                rs.getObject("updated_at", OffsetDateTime.class).toInstant()))
                        .list(),
                page.size(),
                row -> Cursor.at(query, row.id()));
    }

    @Schema(name = "AdminProductSummary")
    record Row(
            UUID id,
            String slug,
            String title,
            @Nullable String brand,
            ProductStatus status,
            boolean inStock,
            Instant createdAt,
            Instant updatedAt) {}
}
