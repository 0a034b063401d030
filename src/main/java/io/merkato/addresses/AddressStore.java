package io.merkato.addresses;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.kernel.Address;
import io.merkato.kernel.UserId;
import io.merkato.platform.paging.Cursor;
import io.merkato.platform.paging.Page;
import io.merkato.platform.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AddressStore {

    private static final String COLUMNS =
            "id, name, line1, line2, city, postal_code, region, country, phone, created_at, updated_at";

    private final JdbcClient sql;

    AddressStore(JdbcClient sql) {
        this.sql = sql;
    }

    Page<SavedAddress> list(UserId owner, PageRequest page) {
        String query = "addresses of " + owner;
        Cursor cursor = Cursor.decode(page.cursor(), query, 1);
        return Page.of(
                sql.sql("""
                                select %s from addresses.address
                                where user_id = :owner and (:after::uuid is null or id < :after::uuid)
                                order by id desc
                                limit :limit
                                """.formatted(COLUMNS))
                        .param("owner", owner.value())
                        .param("after", cursor == null ? null : cursor.id(0))
                        .param("limit", page.size() + 1)
                        .query(AddressStore::address)
                        .list(),
                page.size(),
                address -> Cursor.at(query, address.id()));
    }

    List<SavedAddress> of(UserId owner) {
        return sql.sql("select %s from addresses.address where user_id = :owner order by id desc".formatted(COLUMNS))
                .param("owner", owner.value())
                .query(AddressStore::address)
                .list();
    }

    SavedAddress find(UUID id, UserId owner) {
        return read(id, owner, "");
    }

    /** The address, which nobody else can change until the end of the transaction. */
    SavedAddress lock(UUID id, UserId owner) {
        return read(id, owner, "for update");
    }

    private SavedAddress read(UUID id, UserId owner, String lock) {
        return sql.sql("select %s from addresses.address where id = :id and user_id = :owner %s"
                        .formatted(COLUMNS, lock))
                .param("id", id)
                .param("owner", owner.value())
                .query(AddressStore::address)
                .optional()
                .orElseThrow(() -> NOT_FOUND.because("There is no such address of yours."));
    }

    /** Nobody else adds to this person's address book until the end of the transaction. */
    void lockBook(UserId owner) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('addresses.book ' || :owner, 0))")
                .param("owner", owner.toString())
                .query((row, number) -> true)
                .single();
    }

    int count(UserId owner) {
        return sql.sql("select count(*) from addresses.address where user_id = :owner")
                .param("owner", owner.value())
                .query(Integer.class)
                .single();
    }

    SavedAddress insert(UUID id, UserId owner, Address address) {
        return written(sql.sql("""
                        insert into addresses.address (
                            id, user_id, name, line1, line2, city, postal_code, region, country, phone)
                        values (:id, :owner, :name, :line1, :line2, :city, :postalCode, :region, :country, :phone)
                        returning %s
                        """.formatted(COLUMNS)).param("id", id).param("owner", owner.value()), address);
    }

    SavedAddress update(UUID id, Address address) {
        return written(sql.sql("""
                        update addresses.address
                        set name = :name, line1 = :line1, line2 = :line2, city = :city, postal_code = :postalCode,
                            region = :region, country = :country, phone = :phone, updated_at = now()
                        where id = :id
                        returning %s
                        """.formatted(COLUMNS)).param("id", id), address);
    }

    void delete(UUID id) {
        sql.sql("delete from addresses.address where id = :id").param("id", id).update();
    }

    void deleteAll(UserId owner) {
        sql.sql("delete from addresses.address where user_id = :owner")
                .param("owner", owner.value())
                .update();
    }

    private static SavedAddress written(JdbcClient.StatementSpec statement, Address address) {
        return statement
                .param("name", address.name())
                .param("line1", address.line1())
                .param("line2", address.line2())
                .param("city", address.city())
                .param("postalCode", address.postalCode())
                .param("region", address.region())
                .param("country", address.country())
                .param("phone", address.phone())
                .query(AddressStore::address)
                .single();
    }

    private static SavedAddress address(ResultSet row, int number) throws SQLException {
        return new SavedAddress(
                row.getObject("id", UUID.class),
                new Address(
                        row.getString("name"),
                        row.getString("line1"),
                        row.getString("line2"),
                        row.getString("city"),
                        row.getString("postal_code"),
                        row.getString("region"),
                        row.getString("country"),
                        row.getString("phone")),
                at(row, "created_at"),
                at(row, "updated_at"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
