import type { OpenShop } from '../../api/shop.ts';
import type { Scene } from '../examples.ts';
import type { Knock } from '../knock.ts';
import { type Listed, signedIn } from './listed.ts';

export function ofPosters({ admin, buyer }: OpenShop, { concertId }: Scene): Listed[] {
  const put = (body: string | Buffer, mediaType: string, as = admin, id = concertId): Knock => ({
    method: 'PUT',
    path: `/api/admin/concerts/${id}/poster`,
    headers: { 'content-type': mediaType, ...signedIn(as) },
    body,
  });
  const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200', 'hex');
  const gif = Buffer.from('GIF89a\x01\0\x01\0', 'latin1');
  return [
    ...(
      [
        ['nothing', ''],
        ['HTML', '<html><script>alert(1)</script>'],
        [
          'HTML behind the first bytes of a JPEG',
          Buffer.concat([jpeg, Buffer.from('<html><script>alert(1)</script>')]),
        ],
        ['PHP', '<?php system($_GET[0]);'],
        ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
        ['a GIF', gif],
        ['the start of a PNG', png],
        ['a ZIP', Buffer.from('504b0304', 'hex')],
        [
          'a multipart form',
          '--x\r\nContent-Disposition: form-data; name="f"; filename="../../x.jpg"\r\n\r\nx\r\n--x--',
        ],
        ['an address', 'http://169.254.169.254/latest/meta-data'],
        ['a data address', 'data:image/png;base64,AAAA'],
      ] as const
    ).flatMap(([what, body]) =>
      ['image/png', 'image/jpeg'].map((mediaType) => ({
        what: `${what} as ${mediaType}`,
        knock: put(body, mediaType),
        code: 'invalid-image' as const,
      })),
    ),
    ...['image/svg+xml', 'image/gif', 'text/html', 'multipart/form-data; boundary=x', 'application/json', ''].map(
      (mediaType) => ({
        what: `a poster as ${mediaType}`,
        knock: put(jpeg, mediaType),
        code: 'unsupported-media-type' as const,
      }),
    ),
    { what: 'a poster by a buyer', knock: put(png, 'image/png', buyer), code: 'not-allowed' },
  ];
}
