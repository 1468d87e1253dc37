//! The places of one finding, to be asked for many declarations: a finding about a ring of managers has as many
//! places as roles.

use crate::source::Span;

/// Places in source order.
pub(in crate::view) struct Places {
    spans: Vec<Span>,
    /// For each place: how far it, or one before it in its file, reaches.
    reach: Vec<u32>,
}

impl Places {
    pub(in crate::view) fn of(spans: impl Iterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.collect();
        spans.sort_unstable();
        let reach = spans.iter().scan(None, |before: &mut Option<Span>, span| {
            let end = before.filter(|before| before.file == span.file).map_or(span.end, |last| last.end.max(span.end));
            *before = Some(Span { end, ..*span });
            Some(end)
        });
        Self { reach: reach.collect(), spans }
    }

    /// Whether one of them is `span`.
    pub(in crate::view) fn any_is(&self, span: Span) -> bool {
        self.spans.binary_search(&span).is_ok()
    }

    /// All of them.
    pub(in crate::view) fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Whether one of them lies in `span`.
    pub(in crate::view) fn any_in(&self, span: Span) -> bool {
        let first = self.spans.partition_point(|place| (place.file, place.start) < (span.file, span.start));
        let near = self.spans.iter().skip(first);
        near.take_while(|place| place.file == span.file && place.start <= span.end).any(|place| span.contains(*place))
    }

    /// Whether one of them lies in `span`, or around it.
    pub(in crate::view) fn any_touches(&self, span: Span) -> bool {
        self.any_in(span) || self.any_around(span)
    }

    fn any_around(&self, span: Span) -> bool {
        let behind = self.spans.partition_point(|place| (place.file, place.start) <= (span.file, span.start));
        let last = behind.checked_sub(1).and_then(|at| Some((self.spans.get(at)?, self.reach.get(at)?)));
        last.is_some_and(|(place, reach)| place.file == span.file && *reach >= span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn places_are_found_in_and_around() {
        let span = |file, start, end| Span::new(FileId(file), start, end);
        let spans = [span(0, 2, 90), span(0, 3, 4), span(1, 10, 12), span(1, 20, 40), span(1, 22, 23)];
        let places = Places::of(spans.into_iter());
        for file in 0..3 {
            for start in 0..50 {
                for end in start..50 {
                    let asked = span(file, start, end);
                    let lies_in = spans.iter().any(|place| asked.contains(*place));
                    let lies_around = spans.iter().any(|place| place.contains(asked));
                    assert_eq!(places.any_in(asked), lies_in, "{asked:?}");
                    assert_eq!(places.any_touches(asked), lies_in || lies_around, "{asked:?}");
                }
            }
        }
    }
}
