package io.merkato.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
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

    /**
     * An earlier version made trees of any depth. JSON readers stop at some: at 500 levels, of which a category takes two.
     * What lies deeper than this stands beside the last that fits.
     */
    private static final int MAX_SHOWN_DEPTH = 200;

    private final JdbcClient sql;

    CategoryStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<Category.Node> tree() {
        Map<Optional<UUID>, List<CountedRow>> byParent = new HashMap<>();
        sql.sql("""
                        with recursive above (category_id, ancestor_id) as (
                            select id, id from catalog.category
                            union all
                            select above.category_id, c.parent_id
                            from above join catalog.category c on c.id = above.ancestor_id
                            where c.parent_id is not null
                        ), counted as (
                            select above.ancestor_id, count(distinct p.id)::int as products
                            from catalog.product p
                            join catalog.product_category pc on pc.product_id = p.id
                            join above on above.category_id = pc.category_id
                            where p.status = 'active'
                            group by above.ancestor_id
                        )
                        select c.id, c.parent_id, c.slug, c.name, coalesce(counted.products, 0) as products
                        from catalog.category c
                        left join counted on counted.ancestor_id = c.id
                        order by c.name collate catalog.dictionary, c.id
                        """).query(CountedRow.class).list().forEach(row -> byParent.computeIfAbsent(
                        Optional.ofNullable(row.parentId()), parent -> new ArrayList<>())
                .add(row));
        return nodes(Optional.empty(), byParent, 1);
    }

    private static List<Category.Node> nodes(
            Optional<UUID> parent, Map<Optional<UUID>, List<CountedRow>> byParent, int level) {
        List<CountedRow> rows = byParent.getOrDefault(parent, List.of());
        return level < MAX_SHOWN_DEPTH
                ? rows.stream()
                        .map(row -> row.above(nodes(Optional.of(row.id()), byParent, level + 1)))
                        .toList()
                : withAllBelow(rows, byParent);
    }

    /** These rows and all that is below them, beside each other. */
    private static List<Category.Node> withAllBelow(
            List<CountedRow> rows, Map<Optional<UUID>, List<CountedRow>> byParent) {
        List<Category.Node> nodes = new ArrayList<>();
        Deque<CountedRow> waiting = new ArrayDeque<>(rows);
        while (!waiting.isEmpty()) {
            CountedRow row = waiting.removeFirst();
            nodes.add(row.above(List.of()));
            waiting.addAll(byParent.getOrDefault(Optional.of(row.id()), List.of()));
        }
        return nodes;
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

    private record CountedRow(UUID id, @Nullable UUID parentId, String slug, String name, int products) {

        Category.Node above(List<Category.Node> children) {
            return new Category.Node(id, slug, name, products, children);
        }
    }
}
