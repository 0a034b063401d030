package io.merkato.waitlists;

import io.merkato.kernel.UserId;
import io.merkato.kernel.VariantId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who waits for which variant. */
@Component
class WaitlistStore {

    private final JdbcClient sql;

    WaitlistStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Notes that somebody with an account waits; who waits already keeps their place. */
    void add(UUID id, VariantId variant, UserId user) {
        sql.sql("""
                        insert into waitlists.request (id, variant_id, user_id, who, confirmed_at)
                        values (:id, :variant, :user, :who, clock_timestamp())
                        on conflict (variant_id, who) do nothing
                        """)
                .param("id", id)
                .param("variant", variant.value())
                .param("user", user.value())
                .param("who", user.toString())
                .update();
    }

    /** Notes that an address wants to wait, and gives the request; nothing when it waits already. A link before stops working. */
    Optional<UUID> ask(UUID id, VariantId variant, String email, String key, byte[] tokenHash) {
        return sql.sql("""
                        insert into waitlists.request as request (id, variant_id, email, who, token_hash)
                        values (:id, :variant, :email, :who, :hash)
                        on conflict (variant_id, who) do update
                            set token_hash = excluded.token_hash, created_at = clock_timestamp()
                            where request.confirmed_at is null
                        returning id
                        """)
                .param("id", id)
                .param("variant", variant.value())
                .param("email", email)
                .param("who", key)
                .param("hash", tokenHash)
                .query(UUID.class)
                .optional();
    }

    /** What is waited for by the request that this token confirms. */
    Optional<VariantId> variantOf(byte[] tokenHash) {
        return sql.sql("select variant_id from waitlists.request where token_hash = :hash")
                .param("hash", tokenHash)
                .query((rs, row) -> new VariantId(rs.getObject("variant_id", UUID.class)))
                .optional();
    }

    /** Confirms the address of a request; false when none waits for this token. */
    boolean confirm(byte[] tokenHash) {
        return sql.sql("""
                        update waitlists.request set confirmed_at = clock_timestamp(), token_hash = null
                        where token_hash = :hash
                        """).param("hash", tokenHash).update() == 1;
    }

    /** Those of the variants that anybody waits for. */
    List<VariantId> awaited(Collection<VariantId> variants) {
        return sql.sql("""
                        select variant_id from unnest(:variants) as given (variant_id)
                        where exists (
                            select 1 from waitlists.request request
                            where request.variant_id = given.variant_id and confirmed_at is not null)
                        """)
                .param("variants", uuids(variants))
                .query((rs, row) -> new VariantId(rs.getObject("variant_id", UUID.class)))
                .list();
    }

    /** Takes those who have waited longest off the list. */
    List<Request> takeFirst(VariantId variant, int most) {
        return sql.sql("""
                        with first as (
                            select id from waitlists.request
                            where variant_id = :variant and confirmed_at is not null
                            order by confirmed_at, id
                            limit :most
                            for update skip locked
                        )
                        delete from waitlists.request request using first where first.id = request.id
                        returning request.*
                        """)
                .param("variant", variant.value())
                .param("most", most)
                .query(WaitlistStore::request)
                .list();
    }

    /** Who was told of a variant, kept from others until the end of the transaction; nobody when that is so long ago. */
    Told lockTold(VariantId variant, Duration after) {
        return sql.sql("""
                        insert into waitlists.told as told (variant_id) values (:variant)
                        on conflict (variant_id) do update
                            set people = case when told.at > now() - make_interval(secs => :seconds) then told.people else 0 end
                        returning people, at
                        """)
                .param("variant", variant.value())
                .param("seconds", after.toSeconds())
                .query((rs, row) -> new Told(
                        rs.getLong("people"),
                        rs.getObject("at", OffsetDateTime.class).toInstant()))
                .single();
    }

    void setTold(VariantId variant, long people) {
        sql.sql("update waitlists.told set people = :people, at = clock_timestamp() where variant_id = :variant")
                .param("variant", variant.value())
                .param("people", people)
                .update();
    }

    void deleteTold(Duration after) {
        sql.sql("delete from waitlists.told where at < now() - make_interval(secs => :seconds)")
                .param("seconds", after.toSeconds())
                .update();
    }

    Page<Request> list(UserId user, PageRequest page) {
        String query = "stock notifications of " + user;
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        return Page.of(
                sql.sql("""
                                select * from waitlists.request
                                where user_id = :user and (:after::uuid is null or id < :after::uuid)
                                order by id desc
                                limit :limit
                                """)
                        .param("user", user.value())
                        .param("after", cursor == null ? null : cursor.id(0))
                        .param("limit", page.size() + 1)
                        .query(WaitlistStore::request)
                        .list(),
                page.size(),
                request -> Cursor.at(query, request.id()));
    }

    /** All requests of a person, by the account or by the address. */
    List<Request> of(Collection<String> names) {
        return sql.sql("select * from waitlists.request where who = any(:names) order by id")
                .param("names", names.toArray(String[]::new))
                .query(WaitlistStore::request)
                .list();
    }

    boolean delete(UUID id, UserId user) {
        return sql.sql("delete from waitlists.request where id = :id and user_id = :user")
                        .param("id", id)
                        .param("user", user.value())
                        .update()
                == 1;
    }

    void deleteOf(Collection<String> names) {
        sql.sql("delete from waitlists.request where who = any(:names)")
                .param("names", names.toArray(String[]::new))
                .update();
    }

    void deleteFor(Collection<VariantId> variants) {
        sql.sql("delete from waitlists.request where variant_id = any(:variants)")
                .param("variants", uuids(variants))
                .update();
        sql.sql("delete from waitlists.told where variant_id = any(:variants)")
                .param("variants", uuids(variants))
                .update();
    }

    void deleteUnconfirmed(int hours) {
        sql.sql("""
                        delete from waitlists.request
                        where confirmed_at is null and created_at < now() - make_interval(hours => :hours)
                        """).param("hours", hours).update();
    }

    private static Request request(ResultSet rs, int row) throws SQLException {
        UUID user = rs.getObject("user_id", UUID.class);
        return new Request(
                rs.getObject("id", UUID.class),
                new VariantId(rs.getObject("variant_id", UUID.class)),
                user == null ? null : new UserId(user),
                rs.getString("email"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static UUID[] uuids(Collection<VariantId> variants) {
        return variants.stream().map(VariantId::value).toArray(UUID[]::new);
    }

    /**
     * Who was told of units of a variant.
     *
     * @param people those for whom there were units at that time
     */
    record Told(long people, Instant at) {}

    /** One who waits: somebody with an account, or an address. */
    record Request(
            UUID id,
            VariantId variantId,
            @Nullable UserId userId,
            @Nullable String email,
            Instant createdAt) {}
}
