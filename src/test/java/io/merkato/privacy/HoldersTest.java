package io.merkato.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.merkato.platform.privacy.PersonalData;
import io.merkato.testing.Shop;
import io.merkato.testing.ShopTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody is forgotten by forgetting about a table. */
@ShopTest
class HoldersTest {

    @Test
    void everySchemaThatNamesPeopleHasSomebodyWhoErasesThem(Shop shop) {
        List<String> schemas =
                shop.bean(JdbcClient.class).sql("""
                        select distinct table_schema from information_schema.columns
                        where table_schema not in ('pg_catalog', 'information_schema')
                          and column_name in ('user_id', 'customer_id', 'account_id', 'subject_id', 'actor_id', 'actor',
                                              'email', 'recipient', 'first_name', 'phone', 'author_id', 'voter_id', 'reporter_id')
                        """).query(String.class).list();

        Set<String> holders = new ClassFileImporter()
                .importPackages("io.merkato").stream()
                        .filter(type -> type.isAssignableTo(PersonalData.class) && !type.isInterface())
                        .map(type -> type.getPackageName().split("\\.", -1)[2])
                        .collect(Collectors.toSet());

        assertThat(schemas).contains("accounts", "orders");
        assertThat(holders).containsAll(schemas);
    }
}
