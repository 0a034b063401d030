package io.merkato.search.insights;

import io.merkato.search.insights.Tally.Gathered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InsightStore {

    /** How many texts are kept of a day. Of more only the number of searches is. */
    static final int MOST_TEXTS = 10_000;

    private final JdbcClient sql;

    InsightStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Adds to what is kept, in a transaction: nodes do it one after the other, day by day. */
    void add(Gathered gathered) {
        addSearches(gathered);
        addTexts(gathered.counts());
    }

    /** Holds the days until the end of the transaction. */
    private void addSearches(Gathered gathered) {
        List<LocalDate> days = List.copyOf(gathered.searches().keySet());
        sql.sql("""
                        insert into search.searched_day as known (day, searches)
                        select * from unnest(:days::date[], :searches::bigint[]) as given (day, searches) order by day
                        on conflict (day) do update set searches = known.searches + excluded.searches
                        """)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("searches", days.stream().map(gathered.searches()::get).toArray(Long[]::new))
                .update();
    }

    /** Of texts that are new on a day only those for which there is room, the most frequent first. */
    private void addTexts(List<SearchCount> counts) {
        sql.sql("""
                        with given as (
                            select * from unnest(
                                :days::date[], :words::text[], :typed::text[], :searches::int[], :withoutResult::int[],
                                :clicks::int[], :results::int[], :at::timestamptz[]) as given (
                                day, words, typed, searches, without_result, clicks, results, last_at)
                        ), known as (
                            update search.searched known
                            set typed = given.typed,
                                searches = known.searches + given.searches,
                                without_result = known.without_result + given.without_result,
                                clicks = known.clicks + given.clicks,
                                results = coalesce(given.results, known.results),
                                last_at = greatest(known.last_at, given.last_at)
                            from given
                            where known.day = given.day and known.words = given.words
                            returning known.day, known.words
                        ), fresh as (
                            select *, row_number() over (partition by day order by searches desc, last_at) as place
                            from given
                            where not exists (select from known where known.day = given.day and known.words = given.words)
                        )
                        insert into search.searched (
                            words, day, typed, searches, without_result, clicks, results, last_at)
                        select words, day, typed, searches, without_result, clicks, results, last_at
                        from fresh
                        where place <= :most - (select count(*) from search.searched kept where kept.day = fresh.day)
                        """)
                .param("days", array(counts, count -> count.day().toString(), String[]::new))
                .param("words", array(counts, count -> count.text().words(), String[]::new))
                .param("typed", array(counts, count -> count.text().typed(), String[]::new))
                .param("searches", array(counts, SearchCount::searches, Integer[]::new))
                .param("withoutResult", array(counts, SearchCount::withoutResult, Integer[]::new))
                .param("clicks", array(counts, SearchCount::clicks, Integer[]::new))
                .param("results", array(counts, SearchCount::results, Integer[]::new))
                .param("at", array(counts, count -> count.at().toString(), String[]::new))
                .param("most", MOST_TEXTS)
                .update();
    }

    private static <T extends @Nullable Object> T[] array(
            List<SearchCount> counts, Function<SearchCount, T> value, IntFunction<T[]> array) {
        return counts.stream().map(value).toArray(array);
    }

    /** How many searches there were, of texts that are not kept too. */
    long searches(LocalDate from, LocalDate to) {
        return sql.sql("select coalesce(sum(searches), 0) from search.searched_day where day between :from and :to")
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }

    /** Of each list the first ones. */
    List<Entry> entries(LocalDate from, LocalDate to, int most) {
        return sql.sql("""
                        with asked as materialized (
                            select words, sum(searches) as searches, sum(without_result) as without_result,
                                   sum(clicks) as clicks, max(last_at) as last_at
                            from search.searched
                            where day between :from and :to
                            group by words
                        ), picked as (
                            (select 'WITHOUT_RESULT' as list, without_result as number, * from asked
                             where without_result > 0 order by without_result desc, words limit :most)
                            union all
                            (select 'WITHOUT_CLICK', searches - without_result, * from asked
                             where clicks = 0 and searches > without_result
                             order by searches - without_result desc, words limit :most)
                            union all
                            (select 'FREQUENT', searches, * from asked
                             where searches > 0 order by searches desc, words limit :most)
                        )
                        select picked.*, latest.typed, latest.results
                        from picked
                        cross join lateral (
                            select typed, results from search.searched
                            where searched.words = picked.words and searched.day between :from and :to
                            order by results is null, day desc
                            limit 1
                        ) latest
                        order by list, number desc, picked.words
                        """)
                .param("from", from)
                .param("to", to)
                .param("most", most)
                .query(InsightStore::entry)
                .list();
    }

    /** What stands in a list of what was searched for. */
    record Entry(Listed list, String typed, long count, int results, long clicks, OffsetDateTime lastAt) {}

    /** Why something is told. */
    enum Listed {
        WITHOUT_RESULT,
        WITHOUT_CLICK,
        FREQUENT
    }

    /** What was searched for three times or more in two weeks and found something the last time. */
    List<Insights.Frequent> frequent(int most) {
        return sql.sql("""
                        with asked as (
                            select words, sum(searches) as searches, max(day) filter (where searches > 0) as last_day
                            from search.searched
                            where day > (now() at time zone 'UTC')::date - 14
                            group by words
                            having sum(searches) >= 3
                        )
                        select last.typed, asked.searches
                        from asked
                        join search.searched last on last.words = asked.words and last.day = asked.last_day
                        where last.results > 0
                        order by asked.searches desc, asked.words
                        limit :most
                        """)
                .param("most", most)
                .query((row, number) -> new Insights.Frequent(row.getString("typed"), row.getLong("searches")))
                .list();
    }

    void deleteOlderThanDays(int days) {
        for (String table : List.of("searched", "searched_day")) {
            sql.sql("delete from search.%s where day <= (now() at time zone 'UTC')::date - :days".formatted(table))
                    .param("days", days)
                    .update();
        }
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                Listed.valueOf(row.getString("list")),
                row.getString("typed"),
                row.getLong("number"),
                row.getInt("results"),
                row.getLong("clicks"),
                row.getObject("last_at", OffsetDateTime.class));
    }
}
