-- What customers say of products, and what it comes to.
create schema if not exists reviews;

create table reviews.review (
    id               uuid primary key,
    product_id       uuid not null,
    -- Whose it is; null for one that was imported from somebody without an account, and when its author was erased.
    author_id        uuid,
    -- As it is shown; null when nobody is named.
    author_name      text,
    rating           int not null,
    title            text,
    -- Empty for an imported one that only rates.
    body             text not null,
    -- Whether the author has had the product delivered.
    verified         boolean not null default false,
    status           text not null,
    -- What it waits for a person for, or was hidden for.
    held_for         text[] not null default '{}',
    -- For the author to read.
    rejection_reason text,
    -- What the shop says to it.
    answer           text,
    answered_at      timestamptz,
    helpful_count    int not null default 0,
    -- By what an imported one is known again.
    import_key       bytea,
    -- Whether its author was erased; an import brings no name back.
    erased           boolean not null default false,
    created_at       timestamptz not null default clock_timestamp(),
    edited_at        timestamptz,
    constraint review_once_by_author unique (product_id, author_id),
    constraint review_imported_once unique (import_key),
    constraint review_rating_in_range check (rating between 1 and 5),
    constraint review_status_known check (status in ('pending', 'published', 'hidden', 'rejected')),
    constraint review_helpful_count_not_negative check (helpful_count >= 0),
    constraint review_answered_at_a_time check ((answer is null) = (answered_at is null)),
    constraint review_of_erased_names_nobody check (not erased or (author_id is null and author_name is null))
);
-- Lists of what is published, each by its order; filters are looked at along the way.
create index review_by_newest on reviews.review (product_id, created_at, id) where status = 'published';
create index review_by_rating on reviews.review (product_id, rating, created_at, id) where status = 'published';
create index review_by_helpful on reviews.review (product_id, helpful_count, created_at, id) where status = 'published';
create index review_by_author on reviews.review (author_id, id) where author_id is not null;
create index review_by_status on reviews.review (status, id);

-- How many published reviews of a product give so many stars, changed in the transaction that changes one of them.
create table reviews.rating (
    product_id uuid primary key,
    one        int not null default 0,
    two        int not null default 0,
    three      int not null default 0,
    four       int not null default 0,
    five       int not null default 0,
    constraint rating_counts_not_negative check (least(one, two, three, four, five) >= 0)
);

-- Who found a review helpful.
create table reviews.vote (
    review_id  uuid not null references reviews.review on delete cascade,
    voter_id   uuid not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (review_id, voter_id)
);
create index vote_by_voter on reviews.vote (voter_id);

-- Who said that a review should not be there, and whether staff thought so too.
create table reviews.report (
    review_id   uuid not null references reviews.review on delete cascade,
    reporter_id uuid not null,
    reason      text not null,
    text        text,
    -- Whether the reporter was somebody to be listened to, when they said so.
    standing    boolean not null,
    status      text not null default 'open',
    created_at  timestamptz not null default clock_timestamp(),
    primary key (review_id, reporter_id),
    constraint report_status_known check (status in ('open', 'upheld', 'dismissed'))
);
create index report_by_reporter on reviews.report (reporter_id);

-- Whose next review of a product waits for a person: they removed one that was rejected or hidden.
create table reviews.watched_author (
    author_id  uuid not null,
    product_id uuid not null,
    primary key (author_id, product_id)
);
