package io.merkato.catalog.categories;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CategoryStore {

    private final JdbcClient sql;

    CategoryStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<Category> all() {
        return sql.sql("""
                        select c.id, c.slug, c.name, parent.slug as parent
                        from catalog.category c
                        left join catalog.category parent on parent.id = c.parent_id
                        """).query(Category.class).list();
    }

    List<UUID> withAllBelow(String slug) {
        return sql.sql("""
                        with recursive below (id) as (
                            select id from catalog.category where slug = :slug
                            union all
                            select child.id from catalog.category child join below on child.parent_id = below.id
                        )
                        select id from below
                        """).param("slug", slug).query(UUID.class).list();
    }

    Map<UUID, Category.Label> labels(Collection<UUID> categories) {
        Map<UUID, Category.Label> labels = new HashMap<>();
        sql.sql("select id, slug, name from catalog.category where id = any(:categories)")
                .param("categories", categories.toArray(UUID[]::new))
                .query(rs -> {
                    labels.put(
                            rs.getObject("id", UUID.class),
                            new Category.Label(rs.getString("slug"), rs.getString("name")));
                });
        return labels;
    }

    Optional<Category> find(UUID id) {
        return sql.sql("""
                        select c.id, c.slug, c.name, parent.slug as parent
                        from catalog.category c
                        left join catalog.category parent on parent.id = c.parent_id
                        where c.id = :id
                        """).param("id", id).query(Category.class).optional();
    }

    Map<String, UUID> idsBySlug(Collection<String> slugs) {
        Map<String, UUID> ids = new HashMap<>();
        sql.sql("select slug, id from catalog.category where slug = any(:slugs)")
                .param("slugs", slugs.toArray(String[]::new))
                .query(rs -> {
                    ids.put(rs.getString("slug"), rs.getObject("id", UUID.class));
                });
        return ids;
    }

    Optional<UUID> idByName(@Nullable UUID parent, String name) {
        return sql.sql("""
                        select id from catalog.category
                        where parent_id is not distinct from :parent::uuid and lower(name) = lower(:name)
                        """)
                .param("parent", parent)
                .param("name", name)
                .query(UUID.class)
                .optional();
    }

    /** Two transactions that make the same category would both fail; the lock lets the second one find the first's. */
    void lockTree() {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('catalog.category', 0))")
                .query(rs -> {});
    }

    boolean slugExists(String slug) {
        return sql.sql("select exists (select 1 from catalog.category where slug = :slug)")
                .param("slug", slug)
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, @Nullable UUID parent, String slug, String name) {
        sql.sql("""
                        insert into catalog.category (id, parent_id, slug, name)
                        values (:id, :parent::uuid, :slug, :name)
                        """)
                .param("id", id)
                .param("parent", parent)
                .param("slug", slug)
                .param("name", name)
                .update();
    }

    void update(UUID id, @Nullable UUID parent, String slug, String name) {
        sql.sql("""
                        update catalog.category set parent_id = :parent::uuid, slug = :slug, name = :name
                        where id = :id
                        """)
                .param("id", id)
                .param("parent", parent)
                .param("slug", slug)
                .param("name", name)
                .update();
    }

    boolean isBelow(UUID candidate, UUID ancestor) {
        return sql.sql("""
                        with recursive above (id, parent_id) as (
                            select id, parent_id from catalog.category where id = :candidate
                            union all
                            select c.id, c.parent_id from catalog.category c join above on c.id = above.parent_id
                        )
                        select exists (select 1 from above where id = :ancestor)
                        """)
                .param("candidate", candidate)
                .param("ancestor", ancestor)
                .query(Boolean.class)
                .single();
    }

    /** On which level of the tree the category is; 1 is the top. */
    int level(UUID id) {
        return sql.sql("""
                        with recursive above (id, parent_id, level) as (
                            select id, parent_id, 1 from catalog.category where id = :id
                            union all
                            select c.id, c.parent_id, above.level + 1
                            from catalog.category c join above on c.id = above.parent_id
                        )
                        select max(level) from above
                        """).param("id", id).query(Integer.class).single();
    }

    /** How many levels the category has with what is below it; 1 when nothing is. */
    int height(UUID id) {
        return sql.sql("""
                        with recursive below (id, height) as (
                            select id, 1 from catalog.category where id = :id
                            union all
                            select c.id, below.height + 1
                            from catalog.category c join below on c.parent_id = below.id
                        )
                        select max(height) from below
                        """).param("id", id).query(Integer.class).single();
    }

    /** Deletes the category if nothing is in it or below it. */
    boolean deleteEmpty(UUID id) {
        return sql.sql("""
                                delete from catalog.category c
                                where c.id = :id
                                  and not exists (select 1 from catalog.category child where child.parent_id = c.id)
                                  and not exists (
                                    select 1 from catalog.product_category pc where pc.category_id = c.id)
                                """).param("id", id).update() == 1;
    }
}
